import * as operations from '../../contract/operations/operator.ts'
import { samples } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { listDifferences } from '../usecases/quality/list-samples.ts'

export const handler = endpoint(operations.listDifferences, {
  wire: samples,
  perform: (deps, { query }) => listDifferences(deps, query),
})
