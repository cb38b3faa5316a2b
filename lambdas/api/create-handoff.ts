import * as operations from '../../contract/operations/session.ts'
import { tokens } from '../adapters/wiring/keys.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { pagesOrigin } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { createHandoff, handoffView } from '../usecases/sessions/create-handoff.ts'

export const handler = endpoint(operations.createHandoff, {
  wire: () => ({ ...database(), ...rateLimiting(), ...tokens(), ...pagesOrigin() }),
  perform: (deps, { principal }) => createHandoff(deps, principal),
  // A repeated request gets another hand-off, because the token of the first one is a secret and is not stored.
  present: async (deps, { principal }, handoff) =>
    handoffView(
      handoff.token === undefined ? await createHandoff(deps, principal) : handoff,
      deps.pagesOrigin,
    ),
})
