import type { WebhookDelivery } from '@realname/client'

/** Milliseconds in which a requested delivery is usually attempted. */
const settling = 20_000

/** Milliseconds before a planned attempt from which its result is awaited. */
const soon = 10_000

/**
 * Milliseconds between two reads of deliveries: short after a request of this page and around a planned attempt, otherwise
 * longer, because events arrive at any time.
 */
export function deliveriesInterval(
  deliveries: readonly Pick<WebhookDelivery, 'status' | 'nextAttemptAt'>[],
  requestedAt: number,
  now: number,
): number {
  const isAttempted = deliveries.some(
    ({ status, nextAttemptAt }) =>
      status === 'PENDING' && nextAttemptAt !== undefined && Date.parse(nextAttemptAt) - now < soon,
  )
  return isAttempted || now - requestedAt < settling ? 1_500 : 15_000
}
