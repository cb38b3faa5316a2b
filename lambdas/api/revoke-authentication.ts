import * as operations from '../../contract/operations/operator.ts'
import { personalData } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { timeZone } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { operatorAccountView } from '../usecases/accounts/account-view.ts'
import { readAccount } from '../usecases/accounts/manage-account.ts'
import { revokeAuthentication } from '../usecases/accounts/revoke-authentication.ts'

export const handler = endpoint(operations.revokeAuthentication, {
  wire: () => ({ ...database(), ...personalData(), ...timeZone() }),
  perform: (deps, { principal, accountId, body }) => revokeAuthentication(deps, principal, accountId, body),
  // Read again, so that a repeated request returns the current state. That may have a certificate again: its access is recorded.
  present: async (deps, { principal, accountId }) =>
    operatorAccountView(await readAccount(deps, principal, accountId), deps),
})
