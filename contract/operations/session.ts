import {
  createdSessionSchema,
  createSessionSchema,
  handoffSchema,
  openedSessionSchema,
  openSessionSchema,
  sessionSchema,
} from '../session.ts'
import type { Operation } from './operation.ts'

/** Routes of sessions, which an integrator's backend creates for its users. */
export const sessionOperations = {
  createSession: {
    method: 'POST',
    path: '/v1/sessions',
    who: 'machine',
    scope: 'sessions/create',
    summary: 'Creates a session for one of your users, and returns the link to send the user to.',
    body: createSessionSchema,
    status: 201,
    answer: createdSessionSchema,
    problems: ['ACCOUNT_BELONGS_ELSEWHERE', 'NOT_FOUND'],
    grants: ['changeRecords', 'queryByAccount', 'encryptPersonalData', 'hash'],
    settings: ['rateLimits', 'pagesOrigin', 'sessionRules'],
  },
  getSession: {
    method: 'GET',
    path: '/v1/sessions/{sessionId}',
    who: 'machine',
    scope: 'sessions/create',
    summary: 'Returns one session, and how far its user has come.',
    status: 200,
    answer: sessionSchema,
    problems: ['NOT_FOUND'],
    grants: ['readRecords', 'queryByAccount'],
  },
  cancelSession: {
    method: 'POST',
    path: '/v1/sessions/{sessionId}/cancellation',
    who: 'machine',
    scope: 'sessions/create',
    summary:
      'Cancels a session. Its link and all its tokens end at once. A submitted application stays in review.',
    status: 200,
    answer: sessionSchema,
    problems: ['NOT_FOUND'],
    grants: ['changeRecords', 'queryByAccount'],
  },
  openSession: {
    method: 'POST',
    path: '/v1/session-tokens',
    who: 'anyone',
    summary:
      'Exchanges the token of a session’s link or of a hand-off for an access token. A link can be opened again until the session ends. A hand-off can be opened once.',
    body: openSessionSchema,
    status: 200,
    answer: openedSessionSchema,
    problems: ['SESSION_ENDED'],
    grants: ['changeRecords', 'hash'],
    settings: ['rateLimits'],
  },
  createHandoff: {
    method: 'POST',
    path: '/v1/handoffs',
    who: 'applicant',
    summary:
      'Returns a link with which the caller’s phone may read their application and upload files for it, and nothing else.',
    status: 201,
    answer: handoffSchema,
    problems: ['ACCOUNT_BELONGS_ELSEWHERE', 'SESSION_ENDED', 'NOT_FOUND'],
    grants: ['changeRecords', 'hash'],
    settings: ['rateLimits', 'pagesOrigin'],
  },
} as const satisfies Record<string, Operation>
