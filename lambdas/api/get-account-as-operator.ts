import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { endpoint } from '../http/endpoint.ts'
import { findAccount } from '../usecases/operator/manage-account.ts'
import { operatorAccountView } from '../usecases/views/account-view.ts'

export const handler = endpoint(operations.getAccountAsOperator, {
  wire: database,
  perform: async (deps, { accountId }) => operatorAccountView(await findAccount(deps, accountId)),
})
