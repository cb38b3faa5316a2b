import * as operations from '../../contract/operations/operator.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { listCertificateAccounts } from '../usecases/accounts/list-certificate-accounts.ts'

export const handler = endpoint(operations.listCertificateAccounts, {
  wire: database,
  perform: (deps, { principal, applicationId }) => listCertificateAccounts(deps, principal, applicationId),
})
