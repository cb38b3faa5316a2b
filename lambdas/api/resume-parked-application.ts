import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { executions } from '../adapters/wiring/executions.ts'
import { leftovers } from '../adapters/wiring/leftovers.ts'
import { workflow } from '../adapters/wiring/workflow.ts'
import { endpoint } from '../http/endpoint.ts'
import { resumeParked } from '../usecases/workflow/parking.ts'

export const handler = endpoint(operations.resumeParkedApplication, {
  wire: () => ({ ...database(), ...leftovers(), ...workflow(), ...executions() }),
  perform: (deps, { principal, applicationId }) => resumeParked(deps, principal, applicationId),
})
