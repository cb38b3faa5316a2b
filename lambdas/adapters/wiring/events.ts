import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import type { EventBus, ValidationRequests } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { eventBridgeBus } from '../event-bridge-bus.ts'
import { eventBridgeValidationRequests } from '../event-bridge-validation-requests.ts'

export function eventBus(): EventBus {
  const { EVENT_BUS_NAME, TEST_MODE } = readEnvironment(['EVENT_BUS_NAME', 'TEST_MODE'])
  return eventBridgeBus(new EventBridgeClient({}), EVENT_BUS_NAME, { testMode: TEST_MODE })
}

export function validationRequests(): { validations: ValidationRequests } {
  const { INBOX_BUCKET } = readEnvironment(['INBOX_BUCKET'])
  return { validations: eventBridgeValidationRequests(new EventBridgeClient({}), INBOX_BUCKET) }
}
