import * as operations from '../../contract/operations/applicant.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { readErasureReceipt } from '../usecases/erasure/read-erasure-receipt.ts'
import { withdrawConsent } from '../usecases/erasure/withdraw-consent.ts'

export const handler = endpoint(operations.withdrawConsent, {
  wire: () => ({ ...database(), ...documentFiles() }),
  perform: (deps, { principal }) => withdrawConsent(deps, principal),
  // Computed from the records, so that a repeated request returns the current state.
  present: (deps, { principal }) => readErasureReceipt(deps, principal.accountId),
})
