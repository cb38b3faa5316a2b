import * as operations from '../../contract/operations/operator.ts'
import { database } from '../adapters/wiring/records.ts'
import { applicantTerms } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { listApplicationsOf } from '../usecases/accounts/list-applications-of.ts'

export const handler = endpoint(operations.listApplicationsAsOperator, {
  wire: () => ({ ...database(), ...applicantTerms() }),
  perform: (deps, { principal, accountId, query }) => listApplicationsOf(deps, principal, accountId, query),
})
