import { SFNClient } from '@aws-sdk/client-sfn'
import type { Executions, Workflow } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { stepFunctionsExecutions } from '../step-functions-executions.ts'
import { stepFunctionsWorkflow } from '../step-functions-workflow.ts'
import { limitRequests } from '../time-limit.ts'

export function executions(): { executions: Executions } {
  const { APPLICATION_STATE_MACHINE_ARN } = readEnvironment(['APPLICATION_STATE_MACHINE_ARN'])
  return {
    executions: stepFunctionsExecutions(limitRequests(new SFNClient({})), APPLICATION_STATE_MACHINE_ARN),
  }
}

export function workflow(): { workflow: Workflow } {
  const settings = readEnvironment([
    'APPLICATION_STATE_MACHINE_ARN',
    'DEADLINE_STATE_MACHINE_ARN',
    'CALENDAR_STATE_MACHINE_ARN',
  ])
  const machines = {
    application: settings.APPLICATION_STATE_MACHINE_ARN,
    deadline: settings.DEADLINE_STATE_MACHINE_ARN,
    calendar: settings.CALENDAR_STATE_MACHINE_ARN,
  }
  return { workflow: stepFunctionsWorkflow(limitRequests(new SFNClient({})), machines) }
}
