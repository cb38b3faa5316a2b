import {
  auditTrailSchema,
  certificateAccountsSchema,
  operatorAccountSchema,
  putAccountSchema,
  revokeAuthenticationSchema,
  trailQuerySchema,
} from '../account.ts'
import { applicationPageSchema } from '../application.ts'
import { calendarSchema, putCalendarSchema, removedCalendarSchema } from '../calendar.ts'
import { eraseAccountSchema, erasureReceiptSchema } from '../erasure.ts'
import { pageQuerySchema } from '../fields.ts'
import {
  countedApplicationsSchema,
  countedQuerySchema,
  figuresQuerySchema,
  figuresSchema,
  reviewerFiguresQuerySchema,
  reviewerFiguresSchema,
} from '../figures.ts'
import {
  overrideCaseSchema,
  overrideProposalPageSchema,
  overrideProposalSchema,
  overrideReceiptSchema,
  proposeOverrideSchema,
  ruleOnOverrideSchema,
} from '../override.ts'
import { parkedApplicationPageSchema, resumptionSchema } from '../parked.ts'
import { foundAccountsSchema, searchSchema } from '../search.ts'
import { differencePageSchema } from '../second-review.ts'
import type { Operation } from './operation.ts'

export const putAccount = {
  method: 'PUT',
  path: '/v1/accounts/{accountId}',
  who: 'operator',
  scope: 'accounts/write',
  asksForRole: true,
  summary: 'Set an account’s registration region and partner status',
  body: putAccountSchema,
  status: 200,
  answer: operatorAccountSchema,
  problems: ['NOT_FOUND', 'OWN_APPLICATION'],
  grants: ['changeRecords'],
  settings: ['timeZone'],
} as const satisfies Operation

export const getAccountAsOperator = {
  method: 'GET',
  path: '/v1/accounts/{accountId}',
  who: 'operator',
  scope: 'accounts/read',
  summary: 'Return one account',
  status: 200,
  answer: operatorAccountSchema,
  problems: ['NOT_FOUND'],
  // Each access to a part of a number is recorded.
  grants: ['changeRecords'],
  settings: ['timeZone'],
} as const satisfies Operation

export const listApplicationsAsOperator = {
  method: 'GET',
  path: '/v1/accounts/{accountId}/applications',
  who: 'operator',
  scope: 'accounts/read',
  summary: 'List the applications of one account',
  query: pageQuerySchema,
  status: 200,
  answer: applicationPageSchema,
  problems: ['NOT_FOUND'],
  // Each access to parts of numbers is recorded.
  grants: ['changeRecords', 'queryByAccount'],
  settings: ['applicantTerms'],
} as const satisfies Operation

export const searchAccounts = {
  method: 'POST',
  path: '/v1/searches',
  who: 'operator',
  summary: 'Find accounts and applications',
  body: searchSchema,
  status: 200,
  answer: foundAccountsSchema,
  problems: [],
  // Each search by number or e-mail is recorded in the accounts that it finds.
  grants: ['changeRecords', 'queryByAccount', 'queryByHash', 'hash'],
  settings: ['rateLimits'],
  searchesDirectory: true,
  isInSteps: true,
} as const satisfies Operation

export const listCertificateAccounts = {
  method: 'GET',
  path: '/v1/applications/{applicationId}/certificate-accounts',
  who: 'operator',
  summary: 'List the accounts that use the certificate of one application',
  status: 200,
  answer: certificateAccountsSchema,
  problems: ['NOT_FOUND'],
  // Each access is recorded.
  grants: ['changeRecords'],
} as const satisfies Operation

export const getAuditTrail = {
  method: 'GET',
  path: '/v1/accounts/{accountId}/audit-trail',
  who: 'operator',
  summary: 'List the audit trail of one account',
  query: trailQuerySchema,
  status: 200,
  answer: auditTrailSchema,
  problems: ['NOT_FOUND', 'OWN_APPLICATION'],
  // Each export is recorded.
  grants: ['changeRecords', 'readAuditTrail'],
} as const satisfies Operation

export const revokeAuthentication = {
  method: 'POST',
  path: '/v1/accounts/{accountId}/revocation',
  who: 'operator',
  asksForRole: true,
  summary: 'Revoke the authentication of an account',
  body: revokeAuthenticationSchema,
  status: 200,
  answer: operatorAccountSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'OWN_APPLICATION'],
  grants: ['changeRecords', 'encryptPersonalData'],
  settings: ['timeZone'],
} as const satisfies Operation

export const eraseAccount = {
  method: 'POST',
  path: '/v1/accounts/{accountId}/erasure',
  who: 'operator',
  scope: 'accounts/erase',
  asksForRole: true,
  summary: 'Erase an account',
  body: eraseAccountSchema,
  status: 200,
  answer: erasureReceiptSchema,
  problems: ['NOT_FOUND', 'OWN_APPLICATION'],
  grants: ['changeRecords', 'encryptPersonalData', 'eraseContent'],
  isInSteps: true,
  isLong: true,
} as const satisfies Operation

export const putCalendar = {
  method: 'PUT',
  path: '/v1/calendars/{year}',
  who: 'operator',
  asksForRole: true,
  summary: 'Put the official list of a year in force',
  body: putCalendarSchema,
  status: 200,
  answer: calendarSchema,
  problems: ['NOT_FOUND'],
  grants: ['changeRecords'],
} as const satisfies Operation

export const removeCalendar = {
  method: 'POST',
  path: '/v1/calendars/{year}/removal',
  who: 'operator',
  asksForRole: true,
  summary: 'Remove an operator’s list of a year',
  status: 200,
  answer: removedCalendarSchema,
  problems: ['NOT_FOUND'],
  grants: ['changeRecords'],
  settings: ['businessRules'],
} as const satisfies Operation

export const getCalendar = {
  method: 'GET',
  path: '/v1/calendars/{year}',
  who: 'operator',
  summary: 'Return the list in force for a year',
  status: 200,
  answer: calendarSchema,
  problems: ['NOT_FOUND'],
  grants: ['readRecords'],
  settings: ['businessRules'],
} as const satisfies Operation

export const listParkedApplications = {
  method: 'GET',
  path: '/v1/parked-applications',
  who: 'operator',
  summary: 'List parked applications',
  query: pageQuerySchema,
  status: 200,
  answer: parkedApplicationPageSchema,
  problems: [],
  grants: ['readRecords', 'queryAttention'],
} as const satisfies Operation

export const getFigures = {
  method: 'GET',
  path: '/v1/figures',
  who: 'operator',
  tokenSuffices: true,
  summary: 'Return the figures of a period and what is open now',
  query: figuresQuerySchema,
  status: 200,
  answer: figuresSchema,
  problems: [],
  grants: ['readRecords', 'queryReviewQueue', 'queryAttention', 'readFigures'],
  settings: ['businessRules'],
} as const satisfies Operation

export const getReviewerFigures = {
  method: 'GET',
  path: '/v1/figures/reviewers',
  who: 'operator',
  summary: 'Return the figures of each reviewer in a period',
  query: reviewerFiguresQuerySchema,
  status: 200,
  answer: reviewerFiguresSchema,
  problems: [],
  grants: ['readFigures'],
  settings: ['businessRules'],
} as const satisfies Operation

export const listCountedApplications = {
  method: 'GET',
  path: '/v1/figures/applications',
  who: 'operator',
  summary: 'List the applications that a figure counts',
  query: countedQuerySchema,
  status: 200,
  answer: countedApplicationsSchema,
  problems: [],
  grants: ['readFigures'],
  settings: ['businessRules'],
} as const satisfies Operation

export const listDifferences = {
  method: 'GET',
  path: '/v1/second-reviews/differences',
  who: 'operator',
  summary: 'List decisions on which the second reviewer differs',
  query: pageQuerySchema,
  status: 200,
  answer: differencePageSchema,
  problems: [],
  grants: ['readSamples'],
} as const satisfies Operation

export const proposeOverride = {
  method: 'POST',
  path: '/v1/override-proposals/{applicationId}',
  who: 'operator',
  asksForRole: true,
  summary: 'Propose that a rejected application be reviewed again',
  body: proposeOverrideSchema,
  status: 201,
  answer: overrideProposalSchema,
  problems: [
    'NOT_FOUND',
    'WRONG_STATE',
    'OWN_APPLICATION',
    'CONTENT_ERASED',
    'ALREADY_AUTHENTICATED',
    'APPLICATION_OPEN',
    'PARTNER_PROGRAM_MEMBER',
    'REGION_MISMATCH',
    'CERTIFICATE_EXPIRED',
  ],
  grants: ['changeRecords', 'encryptPersonalData'],
  settings: ['businessRules'],
} as const satisfies Operation

export const listOverrideProposals = {
  method: 'GET',
  path: '/v1/override-proposals',
  who: 'operator',
  summary: 'List the open proposals of overrides',
  query: pageQuerySchema,
  status: 200,
  answer: overrideProposalPageSchema,
  problems: [],
  grants: ['readRecords', 'queryAttention'],
} as const satisfies Operation

export const getOverrideProposal = {
  method: 'GET',
  path: '/v1/override-proposals/{applicationId}',
  who: 'operator',
  summary: 'Return the open proposal of one application, with its reason',
  status: 200,
  answer: overrideCaseSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'OWN_APPLICATION'],
  // Each access is recorded.
  grants: ['changeRecords', 'decryptPersonalData'],
} as const satisfies Operation

export const ruleOnOverride = {
  method: 'POST',
  path: '/v1/override-proposals/{applicationId}/ruling',
  who: 'operator',
  asksForRole: true,
  summary: 'Confirm, decline or withdraw a proposal',
  body: ruleOnOverrideSchema,
  status: 200,
  answer: overrideReceiptSchema,
  problems: [
    'NOT_FOUND',
    'WRONG_STATE',
    'OWN_APPLICATION',
    'CONTENT_ERASED',
    'ALREADY_AUTHENTICATED',
    'APPLICATION_OPEN',
    'PARTNER_PROGRAM_MEMBER',
    'REGION_MISMATCH',
    'CERTIFICATE_EXPIRED',
    'CERTIFICATE_QUOTA_EXCEEDED',
  ],
  grants: ['changeRecords'],
  settings: ['businessRules'],
} as const satisfies Operation

export const resumeParkedApplication = {
  method: 'POST',
  path: '/v1/parked-applications/{applicationId}/resumption',
  who: 'operator',
  asksForRole: true,
  summary: 'Resume a parked application',
  status: 202,
  answer: resumptionSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'OWN_APPLICATION'],
  // The operator is recorded before the execution is resumed.
  grants: ['changeRecords', 'resumeExecutions'],
  isInSteps: true,
} as const satisfies Operation

/** Routes for operators. */
export const operatorOperations = {
  putAccount,
  getAccountAsOperator,
  listApplicationsAsOperator,
  searchAccounts,
  listCertificateAccounts,
  getAuditTrail,
  revokeAuthentication,
  eraseAccount,
  putCalendar,
  removeCalendar,
  getCalendar,
  listParkedApplications,
  getFigures,
  getReviewerFigures,
  listCountedApplications,
  listDifferences,
  proposeOverride,
  listOverrideProposals,
  getOverrideProposal,
  ruleOnOverride,
  resumeParkedApplication,
} as const
