import {
  auditTrailSchema,
  operatorAccountSchema,
  putAccountSchema,
  revokeAuthenticationSchema,
} from '../account.ts'
import { applicationPageSchema } from '../application.ts'
import { calendarSchema, putCalendarSchema } from '../calendar.ts'
import { eraseAccountSchema, erasureReceiptSchema } from '../erasure.ts'
import { pageQuerySchema } from '../fields.ts'
import { parkedApplicationPageSchema, resumptionSchema } from '../parked.ts'
import type { Operation } from './operation.ts'

/** Routes for operators. */
export const operatorOperations = {
  putAccount: {
    method: 'PUT',
    path: '/v1/accounts/{accountId}',
    who: 'operator',
    asksForRole: true,
    summary: 'Sets an account’s registration region and partner status.',
    body: putAccountSchema,
    status: 200,
    answer: operatorAccountSchema,
    problems: ['NOT_FOUND', 'OWN_APPLICATION'],
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
    problems: ['NOT_FOUND', 'OWN_APPLICATION'],
  },
  revokeAuthentication: {
    method: 'POST',
    path: '/v1/accounts/{accountId}/revocation',
    who: 'operator',
    asksForRole: true,
    summary: 'Takes the authentication of an account back; it may begin again.',
    body: revokeAuthenticationSchema,
    status: 200,
    answer: operatorAccountSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'OWN_APPLICATION'],
  },
  eraseAccount: {
    method: 'POST',
    path: '/v1/accounts/{accountId}/erasure',
    who: 'operator',
    asksForRole: true,
    summary:
      'Ends what the account has open, and its authentication, and erases for good all that is known of its person. May be repeated: it finishes what is missing.',
    body: eraseAccountSchema,
    status: 200,
    answer: erasureReceiptSchema,
    problems: ['NOT_FOUND', 'OWN_APPLICATION'],
  },
  putCalendar: {
    method: 'PUT',
    path: '/v1/calendars/{year}',
    who: 'operator',
    asksForRole: true,
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
  listParkedApplications: {
    method: 'GET',
    path: '/v1/parked-applications',
    who: 'operator',
    summary: 'Applications whose workflow waits for an operator, longest first.',
    query: pageQuerySchema,
    status: 200,
    answer: parkedApplicationPageSchema,
    problems: [],
  },
  resumeParkedApplication: {
    method: 'POST',
    path: '/v1/parked-applications/{applicationId}/resumption',
    who: 'operator',
    asksForRole: true,
    summary: 'Lets a parked application go on where its records stand, once what stopped it is removed.',
    status: 202,
    answer: resumptionSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'OWN_APPLICATION'],
  },
} as const satisfies Record<string, Operation>
