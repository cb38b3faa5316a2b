import { systemClock } from '../adapters/system.ts'
import { sendingQueue, webhooks } from '../adapters/wiring/webhooks.ts'
import { logFailure, withoutMessage } from '../logging.ts'
import { recordMetric } from '../metrics.ts'
import { sweepDeliveries } from '../usecases/webhooks/sweep-deliveries.ts'

function wire() {
  return { ...webhooks(), ...sendingQueue(), clock: systemClock }
}

let wired: ReturnType<typeof wire> | undefined

/** Starts senders for all due deliveries every minute, and records the age of the oldest undelivered event. */
export async function handler(): Promise<void> {
  try {
    wired ??= wire()
    recordMetric('WebhookUndeliveredAge', await sweepDeliveries(wired))
  } catch (error) {
    logFailure('WEBHOOK_SWEEP_FAILED', error)
    throw withoutMessage(error)
  }
}
