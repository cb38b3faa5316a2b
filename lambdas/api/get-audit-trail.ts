import * as operations from '../../contract/operations/operator.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { readAuditTrail } from '../usecases/accounts/read-audit-trail.ts'

export const handler = endpoint(operations.getAuditTrail, {
  wire: database,
  perform: (deps, { principal, accountId, query }) => readAuditTrail(deps, principal, accountId, query),
})
