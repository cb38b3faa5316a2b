import * as operations from '../../contract/operations/session.ts'
import { tokens } from '../adapters/wiring/keys.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { openSession } from '../usecases/sessions/open-session.ts'

export const handler = endpoint(operations.openSession, {
  wire: () => ({ ...database(), ...rateLimiting(), ...tokens() }),
  perform: (deps, { body }) => openSession(deps, body.token),
})
