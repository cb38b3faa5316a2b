import { operations } from '../../contract/operations.ts'
import { documentFiles } from '../adapters/wiring/documents.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { readErasureReceipt } from '../usecases/erasure/read-erasure-receipt.ts'
import { withdrawConsent } from '../usecases/erasure/withdraw-consent.ts'

export const handler = endpoint(operations.withdrawConsent, {
  wire: () => ({ ...database(), ...documentFiles() }),
  perform: (deps, { principal }) => withdrawConsent(deps, principal),
  // Made from the records, so that a repeated request is told how things stand.
  present: (deps, { principal }) => readErasureReceipt(deps, principal.accountId),
})
