import { operations } from '../../contract/operations.ts'
import { documentFiles } from '../adapters/wiring/documents.ts'
import { personalData } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { eraseAccount } from '../usecases/erasure/erase-account.ts'
import { readErasureReceipt } from '../usecases/erasure/read-erasure-receipt.ts'

export const handler = endpoint(operations.eraseAccount, {
  wire: () => ({ ...database(), ...documentFiles(), ...personalData() }),
  perform: (deps, { principal, accountId, body }) => eraseAccount(deps, principal, accountId, body),
  // Computed from the records, so that a repeated request returns the current state.
  present: (deps, { accountId }) => readErasureReceipt(deps, accountId),
})
