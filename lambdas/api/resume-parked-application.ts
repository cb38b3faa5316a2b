import { operations } from '../../contract/operations.ts'
import { database } from '../adapters/wiring/database.ts'
import { executions } from '../adapters/wiring/executions.ts'
import { leftovers } from '../adapters/wiring/leftovers.ts'
import { workflow } from '../adapters/wiring/workflow.ts'
import { staffCommand } from '../http/staff-command.ts'
import { resumeParked } from '../usecases/operator/resume-parked.ts'

export const handler = staffCommand(operations.resumeParkedApplication, {
  wire: () => ({ ...database(), ...leftovers(), ...workflow(), ...executions() }),
  perform: (deps, { principal, applicationId }) => resumeParked(deps, principal, applicationId),
})
