import { operations } from '../../contract/operations.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { tokens } from '../adapters/wiring/tokens.ts'
import { endpoint } from '../http/endpoint.ts'
import { openSession } from '../usecases/sessions/open-session.ts'

export const handler = endpoint(operations.openSession, {
  wire: () => ({ ...database(), ...rateLimiting(), ...tokens() }),
  perform: (deps, { body }) => openSession(deps, body.token),
})
