import * as operations from '../../contract/operations/reviewer.ts'
import { personalData } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { handOverReview } from '../usecases/review/hand-over-review.ts'
import { readReviewOutline } from '../usecases/review/read-review.ts'

export const handler = endpoint(operations.handOverReview, {
  wire: () => ({ ...database(), ...personalData() }),
  ahead: ({ readFirst }, { applicationId }) => readFirst({ applicationId, chainOf: 'APPLICATION' }),
  perform: (deps, { principal, applicationId, body }) => handOverReview(deps, principal, applicationId, body),
  present: (deps, { principal, applicationId }, { record }) =>
    readReviewOutline(deps, principal, applicationId, record),
})
