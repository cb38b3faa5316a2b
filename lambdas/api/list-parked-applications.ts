import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { leftovers } from '../adapters/wiring/leftovers.ts'
import { staffEndpoint } from '../http/staff-endpoint.ts'
import { listParked } from '../usecases/operator/list-parked.ts'

export const handler = staffEndpoint(operations.listParkedApplications, {
  wire: () => ({ ...database(), ...leftovers() }),
  perform: (deps, { query }) => listParked(deps, query),
})
