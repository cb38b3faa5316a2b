import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { staffEndpoint } from '../http/staff-endpoint.ts'
import { listApplicationsOf } from '../usecases/operator/list-applications-of.ts'

export const handler = staffEndpoint(operations.listApplicationsAsOperator, {
  wire: database,
  perform: (deps, { principal, accountId, query }) => listApplicationsOf(deps, principal, accountId, query),
})
