import * as operations from '../../contract/operations/reviewer.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { releaseReview } from '../usecases/review/claim-review.ts'
import { readReviewOutline } from '../usecases/review/read-review.ts'

export const handler = endpoint(operations.releaseReview, {
  wire: database,
  ahead: ({ readFirst }, { applicationId }) => readFirst({ applicationId, chainOf: 'APPLICATION' }),
  perform: (deps, { principal, applicationId }) => releaseReview(deps, principal, applicationId),
  present: (deps, { principal, applicationId }, { record }) =>
    readReviewOutline(deps, principal, applicationId, record),
})
