import * as operations from '../../contract/operations/reviewer.ts'
import { documentAddresses } from '../adapters/wiring/documents.ts'
import { evidenceRules, loadPinyin } from '../adapters/wiring/evidence.ts'
import { personalData, readingEncryption } from '../adapters/wiring/keys.ts'
import { database, rateLimiting } from '../adapters/wiring/records.ts'
import { claimLimit } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { claimReview } from '../usecases/review/claim-review.ts'
import { readReview } from '../usecases/review/read-review.ts'

export const handler = endpoint(operations.claimReview, {
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
  ahead: ({ readFirst }, { applicationId }) => readFirst({ applicationId, chainOf: 'APPLICATION' }),
  perform: (deps, { principal, applicationId }) => claimReview(deps, principal, applicationId),
  present: (deps, { principal, applicationId }) => readReview(deps, principal, applicationId),
})
