import * as operations from '../../contract/operations/operator.ts'
import { database } from '../adapters/wiring/records.ts'
import { timeZone } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { operatorAccountView } from '../usecases/accounts/account-view.ts'
import { putAccount } from '../usecases/accounts/manage-account.ts'

export const handler = endpoint(operations.putAccount, {
  wire: () => ({ ...database(), ...timeZone() }),
  perform: async (deps, { principal, accountId, body }) =>
    operatorAccountView(await putAccount(deps, principal, accountId, body), deps),
})
