import * as operations from '../../contract/operations/reviewer.ts'
import { database } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { countReviews } from '../usecases/review/count-reviews.ts'

export const handler = endpoint(operations.countReviews, {
  wire: () => ({ ...database(), ...businessRules() }),
  perform: (deps, { principal }) => countReviews(deps, principal),
})
