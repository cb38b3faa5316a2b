import type { Context, SQSEvent } from 'aws-lambda'
import { webhookMessageSchema } from '../../contract/webhook-messages.ts'
import { webhookLimits } from '../../domain/policy.ts'
import { randomId, systemClock } from '../adapters/system.ts'
import { businessRules } from '../adapters/wiring/settings.ts'
import { bothQueues, countedWebhooks, webhookSending } from '../adapters/wiring/webhooks.ts'
import { logFailure, withoutMessage } from '../logging.ts'
import { sendDeliveries } from '../usecases/webhooks/send-deliveries.ts'

function wire() {
  return {
    ...countedWebhooks(),
    ...bothQueues(),
    ...webhookSending(),
    ...businessRules(),
    clock: systemClock,
    newId: randomId,
  }
}

/** Milliseconds for one round of attempts and for storing their results. */
const marginMs = (webhookLimits.attemptSeconds + 10) * 1000

let wired: ReturnType<typeof wire> | undefined

/** Sends the due deliveries of the endpoints that the messages name. It throws errors, so that the queue retries. */
export async function handler({ Records }: SQSEvent, context: Context): Promise<void> {
  try {
    wired ??= wire()
    const asked = Records.map(({ body }) => webhookMessageSchema().parse(JSON.parse(body)))
    await sendDeliveries(wired, asked, () => context.getRemainingTimeInMillis() > marginMs)
  } catch (error) {
    logFailure('WEBHOOK_SENDING_FAILED', error)
    throw withoutMessage(error)
  }
}
