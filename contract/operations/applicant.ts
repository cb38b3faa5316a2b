import { accountSchema, certificateTypesSchema } from '../account.ts'
import { accountExportSchema } from '../account-export.ts'
import { applicationPageSchema, applicationSchema, createApplicationSchema } from '../application.ts'
import { requestUploadSchema, uploadSchema } from '../document.ts'
import { erasureReceiptSchema } from '../erasure.ts'
import { pageQuerySchema } from '../fields.ts'
import { submitApplicationSchema } from '../submission.ts'
import type { Operation } from './operation.ts'

/** Routes for any signed-in account, about itself. */
export const applicantOperations = {
  getAccount: {
    method: 'GET',
    path: '/v1/account',
    who: 'applicant',
    summary: 'Returns the caller’s account, and whether it can start an application.',
    status: 200,
    answer: accountSchema,
    problems: [],
    // The first request creates the account.
    grants: ['changeRecords'],
  },
  exportAccount: {
    method: 'GET',
    path: '/v1/account/export',
    who: 'applicant',
    summary:
      'Exports all data held about the caller, with short-lived URLs of their files. Each call is recorded.',
    status: 200,
    answer: accountExportSchema,
    problems: [],
    // Each export is recorded.
    grants: ['changeRecords', 'decryptPersonalData', 'queryByAccount', 'readAuditTrail', 'handOutFiles'],
    settings: ['rateLimits'],
  },
  withdrawConsent: {
    method: 'POST',
    path: '/v1/account/consent-withdrawal',
    who: 'applicant',
    summary:
      'Withdraws the caller’s consent: their open application is withdrawn, their authentication is revoked, and their files and details are permanently deleted.',
    status: 200,
    answer: erasureReceiptSchema,
    problems: [],
    grants: ['changeRecords', 'eraseContent'],
    isInSteps: true,
    isLong: true,
  },
  listCertificateTypes: {
    method: 'GET',
    path: '/v1/certificate-types',
    who: 'applicant',
    summary: 'Lists the certificates that the account’s region allows, and the consent to ask for.',
    status: 200,
    answer: certificateTypesSchema,
    problems: [],
    grants: ['changeRecords'],
    settings: ['consentPolicy'],
  },
  createApplication: {
    method: 'POST',
    path: '/v1/applications',
    who: 'applicant',
    summary: 'Starts an application with one certificate.',
    body: createApplicationSchema,
    status: 201,
    answer: applicationSchema,
    problems: [
      'PARTNER_PROGRAM_MEMBER',
      'ALREADY_AUTHENTICATED',
      'APPLICATION_OPEN',
      'REGION_MISMATCH',
      'CONSENT_REQUIRED',
    ],
    grants: ['changeRecords'],
    settings: ['consentPolicy', 'rateLimits'],
  },
  listApplications: {
    method: 'GET',
    path: '/v1/applications',
    who: 'applicant',
    summary: 'Lists the caller’s applications, newest first.',
    query: pageQuerySchema,
    status: 200,
    answer: applicationPageSchema,
    problems: [],
    grants: ['readRecords', 'queryByAccount'],
  },
  getApplication: {
    method: 'GET',
    path: '/v1/applications/{applicationId}',
    who: 'applicant',
    summary: 'Returns one of the caller’s applications.',
    status: 200,
    answer: applicationSchema,
    problems: ['NOT_FOUND'],
    grants: ['readRecords'],
  },
  requestUpload: {
    method: 'POST',
    path: '/v1/applications/{applicationId}/documents',
    who: 'applicant',
    summary: 'Requests a presigned upload of one file into one slot.',
    body: requestUploadSchema,
    status: 201,
    answer: uploadSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'FILE_TOO_LARGE', 'FORMAT_NOT_SUPPORTED'],
    grants: ['changeRecords', 'signUploads'],
    settings: ['rateLimits'],
  },
  submitApplication: {
    method: 'POST',
    path: '/v1/applications/{applicationId}/submission',
    who: 'applicant',
    summary: 'Submits the application for review.',
    body: submitApplicationSchema,
    status: 202,
    answer: applicationSchema,
    problems: [
      'NOT_FOUND',
      'WRONG_STATE',
      'PARTNER_PROGRAM_MEMBER',
      'REGION_MISMATCH',
      'DOCUMENTS_INCOMPLETE',
      'CERTIFICATE_QUOTA_EXCEEDED',
      'CERTIFICATE_EXPIRED',
      'INVALID_CERTIFICATE_NUMBER',
    ],
    grants: ['changeRecords', 'encryptPersonalData', 'hash'],
    settings: ['businessRules', 'rateLimits'],
  },
  withdrawApplication: {
    method: 'POST',
    path: '/v1/applications/{applicationId}/withdrawal',
    who: 'applicant',
    summary: 'Withdraws the application.',
    status: 200,
    answer: applicationSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE'],
    grants: ['changeRecords'],
  },
} as const satisfies Record<string, Operation>
