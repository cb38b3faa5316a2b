import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import type { ValidationRequests } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { eventBridgeValidationRequests } from '../event-bridge-validation-requests.ts'

export function validationRequests(): { validations: ValidationRequests } {
  const { INBOX_BUCKET } = readEnvironment(['INBOX_BUCKET'])
  return { validations: eventBridgeValidationRequests(new EventBridgeClient({}), INBOX_BUCKET) }
}
