import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { operatorAccountView } from '../usecases/accounts/account-view.ts'
import { findAccount } from '../usecases/accounts/manage-account.ts'

export const handler = endpoint(operations.getAccountAsOperator, {
  wire: database,
  perform: async (deps, { accountId }) => operatorAccountView(await findAccount(deps, accountId)),
})
