import * as operations from '../../contract/operations/session.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { readSession } from '../usecases/sessions/read-session.ts'

export const handler = endpoint(operations.getSession, {
  wire: database,
  perform: (deps, { sessionId }) => readSession(deps, sessionId),
})
