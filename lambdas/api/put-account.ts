import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { endpoint } from '../http/endpoint.ts'
import { putAccount } from '../usecases/operator/manage-account.ts'
import { operatorAccountView } from '../usecases/views/account-view.ts'

export const handler = endpoint(operations.putAccount, {
  wire: database,
  perform: async (deps, { principal, accountId, body }) =>
    operatorAccountView(await putAccount(deps, principal, accountId, body)),
})
