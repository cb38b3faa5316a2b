import {
  createdSessionSchema,
  createSessionSchema,
  handoffSchema,
  openedSessionSchema,
  openSessionSchema,
  sessionSchema,
} from '../session.ts'
import type { Operation } from './operation.ts'

export const createSession = {
  method: 'POST',
  path: '/v1/sessions',
  who: 'machine',
  scope: 'sessions/create',
  summary: 'Create a session for one of your users',
  body: createSessionSchema,
  status: 201,
  answer: createdSessionSchema,
  problems: ['ACCOUNT_BELONGS_ELSEWHERE', 'NOT_FOUND'],
  grants: ['changeRecords', 'queryByAccount', 'encryptPersonalData', 'hash'],
  settings: ['rateLimits', 'pagesOrigin', 'sessionRules'],
} as const satisfies Operation

export const getSession = {
  method: 'GET',
  path: '/v1/sessions/{sessionId}',
  who: 'machine',
  scope: 'sessions/create',
  summary: 'Return one session',
  status: 200,
  answer: sessionSchema,
  problems: ['NOT_FOUND'],
  grants: ['readRecords', 'queryByAccount'],
} as const satisfies Operation

export const cancelSession = {
  method: 'POST',
  path: '/v1/sessions/{sessionId}/cancellation',
  who: 'machine',
  scope: 'sessions/create',
  summary: 'Cancel a session',
  status: 200,
  answer: sessionSchema,
  problems: ['NOT_FOUND'],
  grants: ['changeRecords', 'queryByAccount'],
} as const satisfies Operation

export const openSession = {
  method: 'POST',
  path: '/v1/session-tokens',
  who: 'anyone',
  summary: 'Exchange the token of a link for an access token',
  body: openSessionSchema,
  status: 200,
  answer: openedSessionSchema,
  problems: ['SESSION_ENDED'],
  grants: ['changeRecords', 'hash'],
  settings: ['rateLimits'],
} as const satisfies Operation

export const createHandoff = {
  method: 'POST',
  path: '/v1/handoffs',
  who: 'applicant',
  summary: 'Create a link to continue on a phone',
  status: 201,
  answer: handoffSchema,
  problems: ['ACCOUNT_BELONGS_ELSEWHERE', 'SESSION_ENDED', 'NOT_FOUND'],
  grants: ['changeRecords', 'hash'],
  settings: ['rateLimits', 'pagesOrigin'],
} as const satisfies Operation

/** Routes of sessions, which an integrator's backend creates for its users. */
export const sessionOperations = {
  createSession,
  getSession,
  cancelSession,
  openSession,
  createHandoff,
} as const
