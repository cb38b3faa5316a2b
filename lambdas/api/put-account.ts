import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { operatorAccountView } from '../usecases/accounts/account-view.ts'
import { putAccount } from '../usecases/accounts/manage-account.ts'

export const handler = endpoint(operations.putAccount, {
  wire: database,
  perform: async (deps, { principal, accountId, body }) =>
    operatorAccountView(await putAccount(deps, principal, accountId, body)),
})
