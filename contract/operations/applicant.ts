import { accountSchema, certificateTypesSchema } from '../account.ts'
import { accountExportSchema } from '../account-export.ts'
import { applicationPageSchema, applicationSchema, createApplicationSchema } from '../application.ts'
import { applicationFilesSchema, requestUploadSchema, uploadSchema } from '../document.ts'
import { erasureReceiptSchema } from '../erasure.ts'
import { suggestionsSchema } from '../evidence.ts'
import { pageQuerySchema } from '../fields.ts'
import { submitApplicationSchema } from '../submission.ts'
import type { Operation } from './operation.ts'

export const getAccount = {
  method: 'GET',
  path: '/v1/account',
  who: 'applicant',
  summary: 'Return the caller’s account',
  status: 200,
  answer: accountSchema,
  problems: ['ACCOUNT_BELONGS_ELSEWHERE'],
  // The first request creates the account.
  grants: ['changeRecords'],
  settings: ['timeZone'],
} as const satisfies Operation

export const exportAccount = {
  method: 'GET',
  path: '/v1/account/export',
  who: 'applicant',
  summary: 'Export all data about the caller',
  status: 200,
  answer: accountExportSchema,
  problems: ['ACCOUNT_BELONGS_ELSEWHERE'],
  // Each export is recorded.
  grants: ['changeRecords', 'decryptPersonalData', 'queryByAccount', 'readAuditTrail', 'handOutFiles'],
  settings: ['rateLimits', 'applicantTerms', 'timeZone'],
} as const satisfies Operation

export const withdrawConsent = {
  method: 'POST',
  path: '/v1/account/consent-withdrawal',
  who: 'applicant',
  summary: 'Withdraw the caller’s consent, and delete their data',
  status: 200,
  answer: erasureReceiptSchema,
  problems: ['ACCOUNT_BELONGS_ELSEWHERE'],
  grants: ['changeRecords', 'eraseContent'],
  isInSteps: true,
  isLong: true,
} as const satisfies Operation

export const listCertificateTypes = {
  method: 'GET',
  path: '/v1/certificate-types',
  who: 'applicant',
  summary: 'List the certificates that the account can use',
  status: 200,
  answer: certificateTypesSchema,
  problems: ['ACCOUNT_BELONGS_ELSEWHERE'],
  grants: ['changeRecords'],
  settings: ['consentPolicy'],
} as const satisfies Operation

export const createApplication = {
  method: 'POST',
  path: '/v1/applications',
  who: 'applicant',
  summary: 'Start an application with one certificate',
  body: createApplicationSchema,
  status: 201,
  answer: applicationSchema,
  problems: [
    'ACCOUNT_BELONGS_ELSEWHERE',
    'PARTNER_PROGRAM_MEMBER',
    'ALREADY_AUTHENTICATED',
    'WRONG_STATE',
    'APPLICATION_OPEN',
    'REGION_MISMATCH',
    'CONSENT_REQUIRED',
  ],
  grants: ['changeRecords'],
  settings: ['consentPolicy', 'rateLimits', 'testMode', 'applicantTerms'],
} as const satisfies Operation

export const listApplications = {
  method: 'GET',
  path: '/v1/applications',
  who: 'applicant',
  summary: 'List the caller’s applications',
  query: pageQuerySchema,
  status: 200,
  answer: applicationPageSchema,
  problems: [],
  grants: ['readRecords', 'queryByAccount'],
  settings: ['applicantTerms'],
} as const satisfies Operation

export const getApplication = {
  method: 'GET',
  path: '/v1/applications/{applicationId}',
  who: 'applicant',
  opensToPhones: true,
  summary: 'Return one of the caller’s applications',
  status: 200,
  answer: applicationSchema,
  problems: ['NOT_FOUND'],
  grants: ['readRecords'],
  settings: ['applicantTerms'],
} as const satisfies Operation

export const listApplicationFiles = {
  method: 'GET',
  path: '/v1/applications/{applicationId}/files',
  who: 'applicant',
  summary: 'List the files of one of the caller’s applications, with URLs of their pictures',
  status: 200,
  answer: applicationFilesSchema,
  problems: ['NOT_FOUND'],
  // Each access is recorded.
  grants: ['changeRecords', 'viewPreviews'],
} as const satisfies Operation

export const getSuggestions = {
  method: 'GET',
  path: '/v1/applications/{applicationId}/suggestions',
  who: 'applicant',
  summary: 'Return values for the form that machines read from the caller’s files',
  status: 200,
  answer: suggestionsSchema,
  problems: ['NOT_FOUND'],
  // Each access is recorded.
  grants: ['changeRecords', 'decryptPersonalData'],
  settings: ['evidenceRules'],
} as const satisfies Operation

export const requestUpload = {
  method: 'POST',
  path: '/v1/applications/{applicationId}/documents',
  who: 'applicant',
  opensToPhones: true,
  summary: 'Request a presigned upload of one file',
  body: requestUploadSchema,
  status: 201,
  answer: uploadSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'FILE_TOO_LARGE', 'FORMAT_NOT_SUPPORTED'],
  grants: ['changeRecords', 'signUploads'],
  settings: ['rateLimits'],
} as const satisfies Operation

export const submitApplication = {
  method: 'POST',
  path: '/v1/applications/{applicationId}/submission',
  who: 'applicant',
  summary: 'Submit the application for review',
  body: submitApplicationSchema,
  status: 202,
  answer: applicationSchema,
  problems: [
    'ACCOUNT_BELONGS_ELSEWHERE',
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
  settings: ['businessRules', 'rateLimits', 'testMode', 'applicantTerms'],
} as const satisfies Operation

export const withdrawApplication = {
  method: 'POST',
  path: '/v1/applications/{applicationId}/withdrawal',
  who: 'applicant',
  summary: 'Withdraw the application',
  status: 200,
  answer: applicationSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'ACCOUNT_BELONGS_ELSEWHERE'],
  grants: ['changeRecords'],
  settings: ['applicantTerms'],
} as const satisfies Operation

/** Routes for any signed-in account, about itself. */
export const applicantOperations = {
  getAccount,
  exportAccount,
  withdrawConsent,
  listCertificateTypes,
  createApplication,
  listApplications,
  getApplication,
  listApplicationFiles,
  getSuggestions,
  requestUpload,
  submitApplication,
  withdrawApplication,
} as const
