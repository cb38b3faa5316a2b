import * as operations from '../../contract/operations/operator.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { personalData } from '../adapters/wiring/keys.ts'
import { mailRecords } from '../adapters/wiring/mail.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { eraseAccount } from '../usecases/erasure/erase-account.ts'
import { readErasureReceipt } from '../usecases/erasure/read-erasure-receipt.ts'

export const handler = endpoint(operations.eraseAccount, {
  wire: () => ({ ...database(), ...documentFiles(), ...personalData(), ...mailRecords() }),
  perform: (deps, { principal, accountId, body }) => eraseAccount(deps, principal, accountId, body),
  // Computed from the records, so that a repeated request returns the current state.
  present: (deps, { accountId }) => readErasureReceipt(deps, accountId),
})
