import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SFNClient } from '@aws-sdk/client-sfn'
import type { EventBus, Executions, ValidationRequests, Workflow } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { eventBridgeBus } from '../event-bridge-bus.ts'
import { eventBridgeValidationRequests } from '../event-bridge-validation-requests.ts'
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

export function eventBus(): EventBus {
  const { EVENT_BUS_NAME, TEST_MODE } = readEnvironment(['EVENT_BUS_NAME', 'TEST_MODE'])
  return eventBridgeBus(new EventBridgeClient({}), EVENT_BUS_NAME, { testMode: TEST_MODE })
}

export function validationRequests(): { validations: ValidationRequests } {
  const { INBOX_BUCKET } = readEnvironment(['INBOX_BUCKET'])
  return { validations: eventBridgeValidationRequests(new EventBridgeClient({}), INBOX_BUCKET) }
}
