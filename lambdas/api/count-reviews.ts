import { operations } from '../../contract/operations.ts'
import { businessRules } from '../adapters/wiring/business-rules.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { countReviews } from '../usecases/review/count-reviews.ts'

export const handler = endpoint(operations.countReviews, {
  wire: () => ({ ...database(), ...businessRules() }),
  perform: (deps, { principal }) => countReviews(deps, principal),
})
