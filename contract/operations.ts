import type * as z from 'zod'
import type { ErrorCode } from '../domain/errors.ts'
import {
  accountSchema,
  auditTrailSchema,
  certificateTypesSchema,
  operatorAccountSchema,
  putAccountSchema,
  revokeAuthenticationSchema,
} from './account.ts'
import { applicationPageSchema, applicationSchema, createApplicationSchema } from './application.ts'
import { calendarSchema, putCalendarSchema } from './calendar.ts'
import { requestUploadSchema, uploadSchema } from './document.ts'
import { pageQuerySchema } from './fields.ts'
import { healthSchema, openApiSchema } from './public.ts'
import {
  decideReviewSchema,
  decisionReceiptSchema,
  reviewCountsSchema,
  reviewPageSchema,
  reviewQuerySchema,
  reviewSchema,
} from './review.ts'
import { submitApplicationSchema } from './submission.ts'

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: `/v1/${string}`
  /** `applicant` is any signed-in account; reviewers and operators are members of their group. A reviewing system is a reviewer. */
  readonly who: 'anyone' | 'applicant' | 'reviewer' | 'operator'
  readonly summary: string
  readonly body?: z.ZodType
  readonly query?: z.ZodType
  readonly status: 200 | 201 | 202
  readonly answer: z.ZodType
  /** What it can be refused with beyond what every route shares. */
  readonly problems: readonly ErrorCode[]
}

/** Every route of the API. Handlers, gateway routes, authorizers and the OpenAPI document come from this table. */
export const operations = {
  health: {
    method: 'GET',
    path: '/v1/health',
    who: 'anyone',
    summary: 'Whether the service answers.',
    status: 200,
    answer: healthSchema,
    problems: [],
  },
  openapi: {
    method: 'GET',
    path: '/v1/openapi.json',
    who: 'anyone',
    summary: 'This document.',
    status: 200,
    answer: openApiSchema,
    problems: [],
  },
  getAccount: {
    method: 'GET',
    path: '/v1/account',
    who: 'applicant',
    summary: 'The caller’s own account and whether it can start an application.',
    status: 200,
    answer: accountSchema,
    problems: [],
  },
  listCertificateTypes: {
    method: 'GET',
    path: '/v1/certificate-types',
    who: 'applicant',
    summary: 'The certificates that fit the account’s region, and the consent to ask for.',
    status: 200,
    answer: certificateTypesSchema,
    problems: [],
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
  },
  listApplications: {
    method: 'GET',
    path: '/v1/applications',
    who: 'applicant',
    summary: 'The caller’s applications, newest first.',
    query: pageQuerySchema,
    status: 200,
    answer: applicationPageSchema,
    problems: [],
  },
  getApplication: {
    method: 'GET',
    path: '/v1/applications/{applicationId}',
    who: 'applicant',
    summary: 'One of the caller’s applications.',
    status: 200,
    answer: applicationSchema,
    problems: ['NOT_FOUND'],
  },
  requestUpload: {
    method: 'POST',
    path: '/v1/applications/{applicationId}/documents',
    who: 'applicant',
    summary: 'Asks for a presigned upload of one file into one slot.',
    body: requestUploadSchema,
    status: 201,
    answer: uploadSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'FILE_TOO_LARGE', 'FORMAT_NOT_SUPPORTED'],
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
  },
  withdrawApplication: {
    method: 'POST',
    path: '/v1/applications/{applicationId}/withdrawal',
    who: 'applicant',
    summary: 'Withdraws the application.',
    status: 200,
    answer: applicationSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE'],
  },
  listReviews: {
    method: 'GET',
    path: '/v1/reviews',
    who: 'reviewer',
    summary: 'Open reviews, earliest deadline first.',
    query: reviewQuerySchema,
    status: 200,
    answer: reviewPageSchema,
    problems: [],
  },
  countReviews: {
    method: 'GET',
    path: '/v1/reviews/counts',
    who: 'reviewer',
    summary: 'How many open reviews are due soon, and how many are overdue.',
    status: 200,
    answer: reviewCountsSchema,
    problems: [],
  },
  getReview: {
    method: 'GET',
    path: '/v1/reviews/{applicationId}',
    who: 'reviewer',
    summary: 'One review; with what was entered for the lease holder.',
    status: 200,
    answer: reviewSchema,
    problems: ['NOT_FOUND'],
  },
  claimReview: {
    method: 'POST',
    path: '/v1/reviews/{applicationId}/claim',
    who: 'reviewer',
    summary: 'Takes, or renews, a lease of fifteen minutes on the review.',
    status: 200,
    answer: reviewSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  },
  releaseReview: {
    method: 'POST',
    path: '/v1/reviews/{applicationId}/release',
    who: 'reviewer',
    summary: 'Gives the lease back.',
    status: 200,
    answer: reviewSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED'],
  },
  decideReview: {
    method: 'POST',
    path: '/v1/reviews/{applicationId}/decision',
    who: 'reviewer',
    summary:
      'The decision callback: approves, asks for a retry, or rejects; some rejections need a second reviewer.',
    body: decideReviewSchema,
    status: 202,
    answer: decisionReceiptSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  },
  putAccount: {
    method: 'PUT',
    path: '/v1/accounts/{accountId}',
    who: 'operator',
    summary: 'Tells the facts of an account: its registration region, whether it joined a partner program.',
    body: putAccountSchema,
    status: 200,
    answer: operatorAccountSchema,
    problems: ['NOT_FOUND'],
  },
  getAccountAsOperator: {
    method: 'GET',
    path: '/v1/accounts/{accountId}',
    who: 'operator',
    summary: 'One account.',
    status: 200,
    answer: operatorAccountSchema,
    problems: ['NOT_FOUND'],
  },
  listApplicationsAsOperator: {
    method: 'GET',
    path: '/v1/accounts/{accountId}/applications',
    who: 'operator',
    summary: 'The applications of one account, newest first.',
    query: pageQuerySchema,
    status: 200,
    answer: applicationPageSchema,
    problems: ['NOT_FOUND'],
  },
  getAuditTrail: {
    method: 'GET',
    path: '/v1/accounts/{accountId}/audit-trail',
    who: 'operator',
    summary: 'Who did what on this account, newest first.',
    query: pageQuerySchema,
    status: 200,
    answer: auditTrailSchema,
    problems: ['NOT_FOUND'],
  },
  revokeAuthentication: {
    method: 'POST',
    path: '/v1/accounts/{accountId}/revocation',
    who: 'operator',
    summary: 'Takes the authentication of an account back; it may begin again.',
    body: revokeAuthenticationSchema,
    status: 200,
    answer: operatorAccountSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE'],
  },
  putCalendar: {
    method: 'PUT',
    path: '/v1/calendars/{year}',
    who: 'operator',
    summary: 'Puts the official list of a year in force; provisional deadlines are counted again by it.',
    body: putCalendarSchema,
    status: 200,
    answer: calendarSchema,
    problems: ['NOT_FOUND'],
  },
  getCalendar: {
    method: 'GET',
    path: '/v1/calendars/{year}',
    who: 'operator',
    summary: 'The list in force for a year, and whose it is.',
    status: 200,
    answer: calendarSchema,
    problems: ['NOT_FOUND'],
  },
} as const satisfies Record<string, Operation>

export type OperationName = keyof typeof operations

/** What every route can be refused with. */
export function sharedProblems(operation: Operation): ErrorCode[] {
  const problems: ErrorCode[] = []
  if (operation.who !== 'anyone') problems.push('UNAUTHENTICATED', 'FORBIDDEN')
  if (operation.body !== undefined) problems.push('MALFORMED_REQUEST')
  if (operation.body !== undefined || operation.query !== undefined) problems.push('INVALID_FIELD')
  if (operation.method === 'POST')
    problems.push('IDEMPOTENCY_KEY_REUSED', 'INVALID_FIELD', 'MALFORMED_REQUEST')
  return [...new Set<ErrorCode>([...problems, 'TOO_MANY_REQUESTS', 'INTERNAL_ERROR'])]
}
