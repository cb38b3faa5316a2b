import * as operations from '../../contract/operations/reviewer.ts'
import { database, samples } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { listSecondReviews } from '../usecases/quality/list-samples.ts'

export const handler = endpoint(operations.listSecondReviews, {
  wire: () => ({ ...database(), ...samples() }),
  perform: (deps, { principal, query }) => listSecondReviews(deps, principal, query),
})
