import type { Clock } from '../../../domain/ports.ts'
import type { Queueing } from './manage-deliveries.ts'
import type { WebhooksOfStage } from './manage-endpoints.ts'

/**
 * Queues the sending of all due deliveries, also of those whose message was lost. Returns the age in seconds of the oldest
 * event that an enabled endpoint has not received.
 */
export async function sweepDeliveries({
  webhooks,
  webhookQueues,
  clock,
}: WebhooksOfStage & Queueing & { readonly clock: Clock }): Promise<number> {
  let oldest = 0
  for (const { endpointId, status } of await webhooks.endpoints()) {
    const now = clock()
    const [due] = await webhooks.due(endpointId, now, 1)
    if (due !== undefined) await webhookQueues.requestSending([{ endpointId }])
    if (status !== 'ENABLED') continue
    const pending = await webhooks.oldestPending(endpointId)
    if (pending === undefined) continue
    oldest = Math.max(oldest, (Date.parse(now) - Date.parse(pending.createdAt)) / 1000)
  }
  return Math.floor(oldest)
}
