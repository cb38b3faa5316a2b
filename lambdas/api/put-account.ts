import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { staffEndpoint } from '../http/staff-endpoint.ts'
import { putAccount } from '../usecases/operator/manage-account.ts'
import { operatorAccountView } from '../usecases/views/account-view.ts'

export const handler = staffEndpoint(operations.putAccount, {
  wire: database,
  perform: async (deps, { principal, accountId, body }) =>
    operatorAccountView(await putAccount(deps, principal, accountId, body)),
})
