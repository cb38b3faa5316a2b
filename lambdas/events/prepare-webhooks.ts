import { preparingMessageSchema } from '../../contract/webhook-messages.ts'
import { neutralRejections } from '../adapters/wiring/settings.ts'
import { bothQueues, webhookDatabase } from '../adapters/wiring/webhooks.ts'
import {
  disableEndpoint,
  prepareDeliveries,
  recoverDeliveries,
} from '../usecases/webhooks/prepare-deliveries.ts'
import { queueConsumer } from './queue-messages.ts'

function wire() {
  return { ...webhookDatabase(), ...bothQueues(), applicantTerms: neutralRejections() }
}

let wired: ReturnType<typeof wire> | undefined

/** Stores the deliveries of an event, makes failed ones due again, or disables an endpoint. */
export const handler = queueConsumer('WEBHOOK_PREPARATION_FAILED', preparingMessageSchema, async message => {
  wired ??= wire()
  if ('detail' in message) await prepareDeliveries(wired, message.detail)
  else if ('recovery' in message) await recoverDeliveries(wired, message.recovery)
  else await disableEndpoint(wired, message.disabling)
})
