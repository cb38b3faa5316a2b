import * as operations from '../../contract/operations/operator.ts'
import { database } from '../adapters/wiring/records.ts'
import { timeZone } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { operatorAccountView } from '../usecases/accounts/account-view.ts'
import { readAccount } from '../usecases/accounts/manage-account.ts'

export const handler = endpoint(operations.getAccountAsOperator, {
  wire: () => ({ ...database(), ...timeZone() }),
  perform: async (deps, { principal, accountId }) =>
    operatorAccountView(await readAccount(deps, principal, accountId), deps),
})
