import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { releaseReview } from '../usecases/review/claim-review.ts'
import { readReviewOutline } from '../usecases/review/read-review.ts'

export const handler = endpoint(operations.releaseReview, {
  wire: database,
  perform: (deps, { principal, applicationId }) => releaseReview(deps, principal, applicationId),
  present: (deps, { principal, applicationId }) => readReviewOutline(deps, principal, applicationId),
})
