import * as operations from '../../contract/operations/reviewer.ts'
import { documentAddresses } from '../adapters/wiring/documents.ts'
import { evidenceRules, loadPinyin } from '../adapters/wiring/evidence.ts'
import { personalData, readingEncryption } from '../adapters/wiring/keys.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { claimLimit } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { claimNextReview } from '../usecases/review/claim-next-review.ts'
import { readReview } from '../usecases/review/read-review.ts'

export const handler = endpoint(operations.claimNextReview, {
  wire: () => ({
    ...database(),
    ...personalData(),
    ...documentAddresses(),
    ...readingEncryption(),
    ...evidenceRules(),
    ...rateLimiting(),
    ...claimLimit(),
    loadPinyin,
  }),
  perform: (deps, { principal, body }) => claimNextReview(deps, principal, body),
  present: async (deps, { principal }, { applicationId }) =>
    applicationId === undefined ? {} : { review: await readReview(deps, principal, applicationId) },
})
