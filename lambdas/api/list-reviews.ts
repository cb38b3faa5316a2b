import * as operations from '../../contract/operations/reviewer.ts'
import { database } from '../adapters/wiring/records.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { endpoint } from '../http/endpoint.ts'
import { listReviews } from '../usecases/review/list-reviews.ts'

export const handler = endpoint(operations.listReviews, {
  wire: () => ({ ...database(), ...businessRules() }),
  perform: (deps, { principal, query }) => listReviews(deps, principal, query),
})
