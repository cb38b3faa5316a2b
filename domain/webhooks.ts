import type { Digest } from './audit-chain.ts'
import { webhookLimits } from './policy.ts'

export const endpointStatuses = ['ENABLED', 'DISABLED'] as const

/** The reasons for which the service disables an endpoint. An operator who disables one gives no reason. */
export const disabledReasons = {
  GONE: 'The endpoint answered 410.',
  NO_SUCCESS: `Every attempt for ${webhookLimits.daysWithoutSuccess} days failed.`,
} as const

export type DisabledReason = keyof typeof disabledReasons

export const disabledReasonNames = Object.keys(disabledReasons) as [DisabledReason, ...DisabledReason[]]

/** A secret, encrypted. A replaced one signs until `until`. */
export interface EndpointSecret {
  readonly ciphertext: string
  readonly until?: string
}

/** An address of an integrator that receives events. */
export interface WebhookEndpoint {
  readonly endpointId: string
  readonly url: string
  /** Names of events; or `*` alone for all of them. */
  readonly eventTypes: readonly string[]
  readonly description?: string
  readonly status: (typeof endpointStatuses)[number]
  readonly disabledReason?: DisabledReason
  /** The present secret first, without `until`, and then the replaced ones. */
  readonly secrets: readonly EndpointSecret[]
  /** Failures before this time don't count against it. */
  readonly enabledAt: string
  readonly createdAt: string
  readonly updatedAt: string
  /** Events about the endpoint itself that were published. */
  readonly eventSequence: number
  readonly version: number
}

/** The event type that every endpoint gets when it is tested, and at no other time. */
export const testEventType = 'webhook.test'

export const everyEventType = '*'

export function takesEvent({ eventTypes }: Pick<WebhookEndpoint, 'eventTypes'>, eventType: string): boolean {
  return eventTypes.includes(everyEventType) || eventTypes.includes(eventType)
}

/** The errors of an attempt without an answer. */
export const attemptErrors = {
  TIMED_OUT: `There was no answer within ${webhookLimits.attemptSeconds} seconds.`,
  NAME_NOT_RESOLVED: 'The name of the host could not be resolved.',
  ADDRESS_NOT_ALLOWED: 'The name of the host leads to an address that is not on the public internet.',
  CONNECTION_FAILED: 'The connection could not be opened, or was closed before there was an answer.',
  TLS_FAILED: 'The certificate of the host is not valid, or TLS failed.',
} as const

export type AttemptError = keyof typeof attemptErrors

export const attemptErrorNames = Object.keys(attemptErrors) as [AttemptError, ...AttemptError[]]

/** The result of an attempt. `retryAfter` is the unparsed header. */
export type AttemptResult =
  | { readonly status: number; readonly retryAfter?: string }
  | { readonly error: AttemptError }

export interface Attempt {
  readonly at: string
  readonly status?: number
  readonly error?: AttemptError
  readonly durationMs: number
}

export const deliveryStatuses = ['PENDING', 'SUCCEEDED', 'FAILED'] as const

export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** One event for one endpoint. It contains ids, times and codes, and no personal data. */
export interface Delivery {
  readonly endpointId: string
  readonly deliveryId: string
  readonly eventId: string
  readonly eventType: string
  /** The body of every attempt, as it is signed. */
  readonly body: string
  readonly status: DeliveryStatus
  /** The latest, oldest first. */
  readonly attempts: readonly Attempt[]
  /** The number of attempts since the delivery was stored or last requested again. */
  readonly tries: number
  readonly createdAt: string
  /** When the next attempt is planned. */
  readonly nextAttemptAt?: string
  /** When a sender may claim it: the planned time, or the end of another sender's claim. */
  readonly dueAt?: string
  readonly version: number
  /** Seconds since 1970, when the delivery is deleted. */
  readonly expiresAt: number
}

/** An event in the form that endpoints receive. `eventId` is the `webhook-id` of every attempt. */
export interface WebhookMessage {
  readonly eventId: string
  readonly eventType: string
  readonly occurredAt: string
  readonly data: Readonly<Record<string, unknown>>
}

const later = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString()

const inSeconds = (at: string) => Math.floor(Date.parse(at) / 1000)

const timePrefix = (at: string) => `dlv_${Date.parse(at).toString(36).padStart(9, '0')}`

/** Ids of deliveries sort by the time of their events. This prefix sorts before all ids of that time. */
export const firstDeliveryIdOf = (at: string) => timePrefix(at)

/** The same for every delivery of the event on the bus, so that the event is stored once for the endpoint. */
export function deliveryIdOf(
  endpointId: string,
  { eventId, occurredAt }: Pick<WebhookMessage, 'eventId' | 'occurredAt'>,
  digest: Digest,
): string {
  const hash = digest(`${endpointId}|${eventId}`).replace(/[^A-Za-z0-9]/g, '')
  return `${timePrefix(occurredAt)}_${hash.slice(0, 20)}`
}

/** A new delivery. For a disabled endpoint, its status is `FAILED` until it is requested again. */
export function newDelivery(
  { endpointId, status }: Pick<WebhookEndpoint, 'endpointId' | 'status'>,
  message: WebhookMessage,
  { at, digest }: { readonly at: string; readonly digest: Digest },
): Delivery {
  const { eventId, eventType, occurredAt, data } = message
  return {
    endpointId,
    deliveryId: deliveryIdOf(endpointId, message, digest),
    eventId,
    eventType,
    body: JSON.stringify({ type: eventType, timestamp: occurredAt, data }),
    attempts: [],
    tries: 0,
    createdAt: at,
    version: 1,
    expiresAt: inSeconds(at) + webhookLimits.deliveryDays * 86_400,
    ...(status === 'ENABLED' ? { status: 'PENDING', nextAttemptAt: at, dueAt: at } : { status: 'FAILED' }),
  }
}

type WithoutPlan = Omit<Delivery, 'nextAttemptAt' | 'dueAt'>

function removePlan({ nextAttemptAt: _planned, dueAt: _due, ...rest }: Delivery): WithoutPlan {
  return rest
}

export function isDue({ status, dueAt }: Pick<Delivery, 'status' | 'dueAt'>, now: string): boolean {
  return status === 'PENDING' && dueAt !== undefined && dueAt <= now
}

const mostTries = webhookLimits.retryDelays.length + 1

/**
 * The delivery, claimed by one sender. The claim counts as an attempt, so that crashing senders don't repeat it for ever.
 * A delivery without attempts left has failed.
 */
export function claimDelivery(delivery: Delivery, now: string): Delivery {
  if (delivery.tries >= mostTries) return failDelivery(delivery)
  return {
    ...delivery,
    tries: delivery.tries + 1,
    dueAt: later(now, webhookLimits.claimSeconds),
    version: delivery.version + 1,
  }
}

/** The failed delivery. It is not attempted until it is requested again. */
export function failDelivery(delivery: Delivery): Delivery {
  return { ...removePlan(delivery), status: 'FAILED', version: delivery.version + 1 }
}

/** The delivery with a new round of attempts, in any status. It is stored long enough for all of them. */
export function restartDelivery(delivery: Delivery, now: string): Delivery {
  return {
    ...delivery,
    status: 'PENDING',
    tries: 0,
    nextAttemptAt: now,
    dueAt: now,
    version: delivery.version + 1,
    expiresAt: Math.max(delivery.expiresAt, inSeconds(now) + 7 * 86_400),
  }
}

export function isSuccess(result: AttemptResult): boolean {
  return 'status' in result && result.status >= 200 && result.status < 300
}

/** Whether the answer means that the endpoint wants no more events. */
export function isGone(result: AttemptResult): boolean {
  return 'status' in result && result.status === 410
}

/** Adds an attempt after another sender or a new request has taken over the delivery. */
export function addAttempt(delivery: Delivery, attempt: Attempt): Delivery {
  return {
    ...delivery,
    attempts: [...delivery.attempts, attempt].slice(-webhookLimits.keptAttempts),
    version: delivery.version + 1,
  }
}

/** The delivery after the attempt for which it was claimed. `chance` is a random number from 0 up to 1. */
export function applyResult(
  delivery: Delivery,
  attempt: Attempt,
  result: AttemptResult,
  { now, chance }: { readonly now: string; readonly chance: number },
): Delivery {
  const after = addAttempt(delivery, attempt)
  if (isSuccess(result)) return { ...removePlan(after), status: 'SUCCEEDED' }
  const delay = retryDelay(delivery.tries, result, { now, chance })
  if (delay === undefined || isGone(result)) return { ...removePlan(after), status: 'FAILED' }
  const nextAttemptAt = later(now, delay)
  return { ...after, nextAttemptAt, dueAt: nextAttemptAt }
}

/** Seconds until the attempt after this many; undefined after the last one. */
export function retryDelay(
  tries: number,
  result: AttemptResult,
  { now, chance }: { readonly now: string; readonly chance: number },
): number | undefined {
  const planned = webhookLimits.retryDelays[tries - 1]
  if (planned === undefined) return undefined
  const asked = 'retryAfter' in result ? secondsOf(result.retryAfter, now) : 0
  const delay = Math.max(planned, Math.min(asked, webhookLimits.longestRetryAfter))
  return delay * (1 + webhookLimits.jitter * chance)
}

/** RFC 9110: whole seconds, or a date. Any other value is ignored. */
function secondsOf(retryAfter: string | undefined, now: string): number {
  if (retryAfter === undefined) return 0
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter)
  const seconds = (Date.parse(retryAfter) - Date.parse(now)) / 1000
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0
}

/** Whether an endpoint that has failed since then, without a success, is to be disabled. */
export function hasFailedTooLong(
  failingSince: string,
  { enabledAt }: Pick<WebhookEndpoint, 'enabledAt'>,
  now: string,
): boolean {
  const since = failingSince > enabledAt ? failingSince : enabledAt
  return later(since, webhookLimits.daysWithoutSuccess * 86_400) <= now
}

/** The signed content of Standard Webhooks. */
export function signedContent(eventId: string, timestamp: number, body: string): string {
  return `${eventId}.${timestamp}.${body}`
}

export const secretPrefix = 'whsec_'

/** The secrets that are valid now, the present one first. */
export function signingSecrets({ secrets }: Pick<WebhookEndpoint, 'secrets'>, now: string): EndpointSecret[] {
  return secrets.filter(({ until }) => until === undefined || until > now)
}

/** The secrets after a rotation. The replaced ones stay valid for another day. */
export function rotateSecrets(
  endpoint: Pick<WebhookEndpoint, 'secrets'>,
  ciphertext: string,
  now: string,
): EndpointSecret[] {
  const until = later(now, webhookLimits.rotationHours * 3600)
  const replaced = signingSecrets(endpoint, now).map(secret => ({ until, ...secret }))
  return [{ ciphertext }, ...replaced.slice(0, webhookLimits.replacedSecrets)]
}
