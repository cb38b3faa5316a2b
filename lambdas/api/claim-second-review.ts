import * as operations from '../../contract/operations/reviewer.ts'
import { documentAddresses } from '../adapters/wiring/documents.ts'
import { evidenceRules, loadPinyin } from '../adapters/wiring/evidence.ts'
import { personalData, readingEncryption } from '../adapters/wiring/keys.ts'
import { database, figuresTableName, rateLimiting, samples } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { claimSecondReview, readSecondReview } from '../usecases/quality/second-review.ts'

export const handler = endpoint(operations.claimSecondReview, {
  wire: () => ({
    ...database({ figuresTableName: figuresTableName() }),
    ...samples(),
    ...personalData(),
    ...documentAddresses(),
    ...readingEncryption(),
    ...evidenceRules(),
    ...rateLimiting(),
    loadPinyin,
  }),
  perform: (deps, { principal, sampleId }) => claimSecondReview(deps, principal, sampleId),
  present: (deps, { principal, sampleId }) => readSecondReview(deps, principal, sampleId),
})
