import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { leftovers } from '../adapters/wiring/leftovers.ts'
import { endpoint } from '../http/endpoint.ts'
import { listParked } from '../usecases/workflow/parking.ts'

export const handler = endpoint(operations.listParkedApplications, {
  wire: () => ({ ...database(), ...leftovers() }),
  perform: (deps, { query }) => listParked(deps, query),
})
