import { operations } from '../../contract/operations.ts'
import { personalData } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { operatorAccountView } from '../usecases/accounts/account-view.ts'
import { findAccount } from '../usecases/accounts/manage-account.ts'
import { revokeAuthentication } from '../usecases/accounts/revoke-authentication.ts'

export const handler = endpoint(operations.revokeAuthentication, {
  wire: () => ({ ...database(), ...personalData() }),
  perform: (deps, { principal, accountId, body }) => revokeAuthentication(deps, principal, accountId, body),
  // Read again, so that a repeated request returns the current state.
  present: async (deps, { accountId }) => operatorAccountView(await findAccount(deps, accountId)),
})
