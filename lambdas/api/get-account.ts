import * as operations from '../../contract/operations/applicant.ts'
import { database } from '../adapters/wiring/records.ts'
import { timeZone } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { accountView } from '../usecases/accounts/account-view.ts'
import { ensureAccount } from '../usecases/accounts/ensure-account.ts'

export const handler = endpoint(operations.getAccount, {
  wire: () => ({ ...database(), ...timeZone() }),
  perform: async (deps, { principal }) => accountView(await ensureAccount(deps, principal), deps),
})
