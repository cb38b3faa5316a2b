import * as operations from '../../contract/operations/session.ts'
import { personalData, tokens } from '../adapters/wiring/keys.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { pagesOrigin, sessionRules } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { createdSessionView, createSession, renewLink } from '../usecases/sessions/create-session.ts'

export const handler = endpoint(operations.createSession, {
  wire: () => ({
    ...database(),
    ...rateLimiting(),
    ...tokens(),
    ...personalData(),
    ...sessionRules(),
    ...pagesOrigin(),
  }),
  perform: (deps, { principal, body }) => createSession(deps, principal, body),
  // A repeated request gets another link, because the first one is a secret and is not stored.
  present: async (deps, { principal }, created) => {
    const token = created.token ?? (await renewLink(deps, principal, created.session.sessionId))
    return createdSessionView(created, token, deps.pagesOrigin)
  },
})
