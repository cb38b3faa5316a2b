import * as operations from '../../contract/operations/operator.ts'
import { database, leftovers } from '../adapters/wiring/records.ts'
import { endpoint } from '../http/endpoint.ts'
import { listParked } from '../usecases/workflow/parking.ts'

export const handler = endpoint(operations.listParkedApplications, {
  wire: () => ({ ...database(), ...leftovers() }),
  perform: (deps, { query }) => listParked(deps, query),
})
