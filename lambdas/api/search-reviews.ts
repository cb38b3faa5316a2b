import * as operations from '../../contract/operations/reviewer.ts'
import { directory } from '../adapters/wiring/directory.ts'
import { keyedHash } from '../adapters/wiring/keys.ts'
import { database, rateLimiting, samples } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { searchReviews } from '../usecases/search/search-reviews.ts'

export const handler = endpoint(operations.searchReviews, {
  wire: () => ({ ...database(), ...rateLimiting(), ...keyedHash(), ...directory(), ...samples() }),
  perform: (deps, { principal, body }) => searchReviews(deps, principal, body),
})
