import * as operations from '../../contract/operations/reviewer.ts'
import { personalData } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import { reviewPolicy } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { decideReview } from '../usecases/review/decide-review.ts'

export const handler = endpoint(operations.decideReview, {
  wire: () => ({ ...database(), ...personalData(), ...reviewPolicy() }),
  ahead: ({ readFirst }, { applicationId }) => readFirst({ applicationId, chainOf: 'APPLICATION' }),
  perform: (deps, { principal, applicationId, body }) => decideReview(deps, principal, applicationId, body),
})
