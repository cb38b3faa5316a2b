import * as operations from '../../contract/operations/session.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { cancelSession } from '../usecases/sessions/cancel-session.ts'
import { readSession } from '../usecases/sessions/read-session.ts'

export const handler = endpoint(operations.cancelSession, {
  wire: database,
  perform: (deps, { principal, sessionId }) => cancelSession(deps, principal, sessionId),
  present: (deps, _request, sessionId) => readSession(deps, sessionId),
})
