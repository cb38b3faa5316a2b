import type { WebhookDelivery } from '@realname/client'
import type { webhooks } from '#web/locales/en/webhooks.ts'

export type Attempt = WebhookDelivery['attempts'][number]

type Outcome = keyof (typeof webhooks)['outcomes']

const outcomesOfStatuses: Readonly<Record<number, Outcome>> = {
  401: 'UNAUTHORIZED',
  403: 'UNAUTHORIZED',
  404: 'NOT_FOUND',
  410: 'GONE',
  429: 'TOO_MANY_REQUESTS',
}

const outcomesOfClasses: Readonly<Record<number, Outcome>> = {
  2: 'SUCCESS',
  3: 'REDIRECT',
  4: 'REFUSED',
  5: 'SERVER_ERROR',
}

/** The name of an attempt's result: its error, or what its HTTP status means to the owner of the endpoint. */
export function outcomeOf({ status = 0, error }: Pick<Attempt, 'status' | 'error'>): Outcome {
  return error ?? outcomesOfStatuses[status] ?? outcomesOfClasses[Math.floor(status / 100)] ?? 'UNEXPECTED'
}
