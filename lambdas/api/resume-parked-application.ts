import * as operations from '../../contract/operations/operator.ts'
import { database, leftovers } from '../adapters/wiring/records.ts'
import { executions, workflow } from '../adapters/wiring/workflow.ts'
import { endpoint } from '../http/endpoint.ts'
import { resumeParked } from '../usecases/workflow/parking.ts'

export const handler = endpoint(operations.resumeParkedApplication, {
  wire: () => ({ ...database(), ...leftovers(), ...workflow(), ...executions() }),
  perform: (deps, { principal, applicationId }) => resumeParked(deps, principal, applicationId),
})
