import { operations } from '../../contract/operations.ts'
import { businessRules } from '../adapters/wiring/business-rules.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { listReviews } from '../usecases/review/list-reviews.ts'

export const handler = endpoint(operations.listReviews, {
  wire: () => ({ ...database(), ...businessRules() }),
  perform: (deps, { principal, query }) => listReviews(deps, principal, query),
})
