import { operations } from '../../contract/operations.ts'
import { samples } from '../adapters/wiring/figures.ts'
import { database } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { listSecondReviews } from '../usecases/quality/list-samples.ts'

export const handler = endpoint(operations.listSecondReviews, {
  wire: () => ({ ...database(), ...samples() }),
  perform: (deps, { principal, query }) => listSecondReviews(deps, principal, query),
})
