import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { personalData } from '../adapters/wiring/personal-data.ts'
import { endpoint } from '../http/endpoint.ts'
import { findAccount } from '../usecases/operator/manage-account.ts'
import { revokeAuthentication } from '../usecases/operator/revoke-authentication.ts'
import { operatorAccountView } from '../usecases/views/account-view.ts'

export const handler = endpoint(operations.revokeAuthentication, {
  wire: () => ({ ...database(), ...personalData() }),
  perform: (deps, { principal, accountId, body }) => revokeAuthentication(deps, principal, accountId, body),
  // Read afresh, so that a repeated request is told how things stand.
  present: async (deps, { accountId }) => operatorAccountView(await findAccount(deps, accountId)),
})
