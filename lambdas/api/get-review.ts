import * as operations from '../../contract/operations/reviewer.ts'
import { documentAddresses } from '../adapters/wiring/documents.ts'
import { evidenceRules, loadPinyin } from '../adapters/wiring/evidence.ts'
import { personalData, readingEncryption } from '../adapters/wiring/keys.ts'
import { database, samples } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { readReview } from '../usecases/review/read-review.ts'

export const handler = endpoint(operations.getReview, {
  wire: () => ({
    ...database(),
    ...samples(),
    ...personalData(),
    ...documentAddresses(),
    ...readingEncryption(),
    ...evidenceRules(),
    loadPinyin,
  }),
  ahead: ({ readFirst }, { applicationId }) => readFirst({ applicationId }),
  perform: (deps, { principal, applicationId }) => readReview(deps, principal, applicationId),
})
