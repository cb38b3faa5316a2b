import { SFNClient } from '@aws-sdk/client-sfn'
import type { Workflow } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { stepFunctionsWorkflow } from '../step-functions-workflow.ts'

export function workflow(): { workflow: Workflow } {
  const { APPLICATION_STATE_MACHINE_ARN } = readEnvironment(['APPLICATION_STATE_MACHINE_ARN'])
  return { workflow: stepFunctionsWorkflow(new SFNClient({}), APPLICATION_STATE_MACHINE_ARN) }
}
