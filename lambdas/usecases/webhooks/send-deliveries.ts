import { webhookFailureCounting } from '../../../domain/figures.ts'
import { webhookLimits } from '../../../domain/policy.ts'
import type { Clock, IdSource } from '../../../domain/ports.ts'
import type { SendingLease, WebhookSecrets, WebhookSender } from '../../../domain/webhook-ports.ts'
import {
  type Attempt,
  type AttemptResult,
  addAttempt,
  applyResult,
  claimDelivery,
  type Delivery,
  failDelivery,
  hasFailedTooLong,
  isDue,
  isGone,
  isSuccess,
  signingSecrets,
  type WebhookEndpoint,
} from '../../../domain/webhooks.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'
import type { Queueing } from './manage-deliveries.ts'
import type { WebhooksOfStage } from './manage-endpoints.ts'

export interface Sending extends WebhooksOfStage, Queueing {
  readonly webhookSecrets: WebhookSecrets
  readonly webhookSender: WebhookSender
  readonly clock: Clock
  readonly newId: IdSource
  /** A random number from 0 up to 1. */
  readonly chance: () => number
  readonly rules: Pick<BusinessRules, 'hours'>
  /** Attempts that one sender has under way to one endpoint. */
  readonly attemptsAtOnce: number
}

interface Asked {
  readonly endpointId: string
  readonly deliveryId?: string | undefined
}

/** Deliveries that are due later get no message of their own: the sweep of each minute finds them. */
const longestDelaySeconds = 60

const later = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString()

/**
 * Sends the due deliveries of the endpoints. One sender at a time holds an endpoint, makes several attempts at once, and
 * continues while deliveries are due. So even a slow endpoint with many deliveries occupies only one sender. A request for
 * an endpoint that another sender holds ends at once.
 */
export async function sendDeliveries(
  deps: Sending,
  asked: readonly Asked[],
  mayGoOn: () => boolean,
): Promise<void> {
  const ids = [...new Set(asked.map(({ endpointId }) => endpointId))]
  const runs = ids.map(endpointId => {
    const deliveryIds = asked.flatMap(one => (one.endpointId === endpointId ? (one.deliveryId ?? []) : []))
    return sendToEndpoint(deps, endpointId, deliveryIds, mayGoOn)
  })
  // An error at one endpoint does not stop the work for another one.
  const failures = (await Promise.allSettled(runs)).filter(run => run.status === 'rejected')
  if (failures[0] !== undefined) throw failures[0].reason
}

/** Writes the delivery; a failed one is counted. */
function replaceDelivery(
  { webhooks, clock, rules }: Pick<Sending, 'webhooks' | 'clock' | 'rules'>,
  before: Delivery,
  after: Delivery,
): Promise<boolean> {
  const { deliveryId, status } = after
  return status === 'FAILED'
    ? webhooks.replace(before, after, webhookFailureCounting(deliveryId, clock(), rules.hours.timeZone))
    : webhooks.replace(before, after)
}

async function sendToEndpoint(
  deps: Sending,
  endpointId: string,
  deliveryIds: readonly string[],
  mayGoOn: () => boolean,
): Promise<void> {
  const { webhooks, clock } = deps
  const holder = deps.newId()
  const lease = () =>
    webhooks.lease({ endpointId, holder, until: later(clock(), webhookLimits.claimSeconds) }, clock())
  const held = await lease()
  if (held === undefined) return
  let isDone: boolean
  try {
    isDone = await sendInTurn(deps, { held, lease, deliveryIds, mayGoOn })
  } finally {
    await webhooks.release({ endpointId, holder })
  }
  // Requests that arrived meanwhile ended without a query of due deliveries.
  const [more] = isDone ? await webhooks.due(endpointId, clock(), 1) : []
  if (more !== undefined) await deps.webhookQueues.requestSending([{ endpointId }], 1)
}

interface Turn {
  readonly held: SendingLease
  readonly lease: () => Promise<SendingLease | undefined>
  readonly deliveryIds: readonly string[]
  readonly mayGoOn: () => boolean
}

/** Whether no delivery was due any more. */
async function sendInTurn(deps: Sending, { held, lease, deliveryIds, mayGoOn }: Turn): Promise<boolean> {
  const { webhooks, webhookQueues, clock } = deps
  const { endpointId } = held
  let batch = await findRequested(deps, endpointId, deliveryIds)
  for (let present: SendingLease | undefined = held; present !== undefined; present = await lease()) {
    // The endpoint is read again: it may have been disabled, or have another URL or secret.
    const endpoint = await webhooks.endpoint(endpointId)
    if (endpoint === undefined) return false
    if (batch.length === 0) batch = await webhooks.due(endpointId, clock(), deps.attemptsAtOnce)
    if (batch.length === 0) return true
    if (!mayGoOn()) {
      await webhookQueues.requestSending([{ endpointId }], 1)
      return false
    }
    const ends = await attemptAll(deps, { endpoint, failingSince: present.failingSince }, batch)
    const health = await recordHealth(deps, endpoint, present.failingSince, ends)
    // The index may still show deliveries that have ended.
    if (health === 'DISABLED' || ends.every(end => end === undefined)) return false
    batch = []
  }
  return false
}

/** The current endpoint, and the start of its failures. */
interface Target {
  readonly endpoint: WebhookEndpoint
  readonly failingSince: string | undefined
}

/** Waits for all attempts before it throws the error of one. */
async function attemptAll(
  deps: Sending,
  target: Target,
  batch: readonly Delivery[],
): Promise<(End | undefined)[]> {
  const runs = await Promise.allSettled(batch.map(delivery => attempt(deps, target, delivery)))
  const broken = runs.find(run => run.status === 'rejected')
  if (broken !== undefined) throw broken.reason
  return runs.map(run => (run.status === 'fulfilled' ? run.value : undefined))
}

async function findRequested(
  { webhooks, clock }: Pick<Sending, 'webhooks' | 'clock'>,
  endpointId: string,
  deliveryIds: readonly string[],
): Promise<Delivery[]> {
  const found = await Promise.all(deliveryIds.map(deliveryId => webhooks.delivery(endpointId, deliveryId)))
  return found.filter(delivery => delivery !== undefined && isDue(delivery, clock())) as Delivery[]
}

type End = 'SUCCESS' | 'FAILURE' | 'GONE' | 'NOT_SENT'

/** Undefined: another sender has claimed the delivery, or it has ended. */
async function attempt(
  deps: Sending,
  { endpoint, failingSince }: Target,
  delivery: Delivery,
): Promise<End | undefined> {
  const { webhooks, webhookSecrets, webhookSender, clock } = deps
  const { endpointId, eventId, body } = delivery
  if (endpoint.status !== 'ENABLED') {
    return (await replaceDelivery(deps, delivery, failDelivery(delivery))) ? 'NOT_SENT' : undefined
  }
  const taken = claimDelivery(delivery, clock())
  if (!(await replaceDelivery(deps, delivery, taken))) return undefined
  if (taken.status !== 'PENDING') return 'NOT_SENT'
  const at = clock()
  const secrets = await Promise.all(
    signingSecrets(endpoint, at).map(({ ciphertext }) => webhookSecrets.decrypt(endpointId, ciphertext)),
  )
  const result = await webhookSender.send({ url: endpoint.url, eventId, body, at, secrets })
  // This is done before the result is stored. If this sender crashes, another one repeats the attempt and this step.
  if (isGone(result)) await deps.webhookQueues.requestDisabling({ endpointId, reason: 'GONE', at })
  if (isSuccess(result) && failingSince !== undefined) await webhooks.setFailingSince(endpointId, undefined)
  await storeResult(deps, taken, attemptOf(at, clock(), result), result)
  return isSuccess(result) ? 'SUCCESS' : isGone(result) ? 'GONE' : 'FAILURE'
}

function attemptOf(at: string, now: string, result: AttemptResult): Attempt {
  const durationMs = Date.parse(now) - Date.parse(at)
  return 'error' in result
    ? { at, error: result.error, durationMs }
    : { at, status: result.status, durationMs }
}

async function storeResult(
  deps: Sending,
  taken: Delivery,
  made: Attempt,
  result: AttemptResult,
): Promise<void> {
  const { webhooks, webhookQueues, clock, chance } = deps
  const { endpointId, deliveryId } = taken
  const now = clock()
  const after = applyResult(taken, made, result, { now, chance: chance() })
  if (!(await replaceDelivery(deps, taken, after))) {
    // The delivery was requested again, or the claim expired. The attempt is stored but does not change the status.
    const present = await webhooks.delivery(endpointId, deliveryId)
    if (present !== undefined) await webhooks.replace(present, addAttempt(present, made))
    return
  }
  if (after.dueAt === undefined) return
  const delay = Math.ceil((Date.parse(after.dueAt) - Date.parse(now)) / 1000)
  if (delay <= longestDelaySeconds) await webhookQueues.requestSending([{ endpointId, deliveryId }], delay)
}

/** Records the start of failures, and requests the disabling of an endpoint that has failed too long. */
async function recordHealth(
  { webhooks, webhookQueues, clock }: Sending,
  endpoint: WebhookEndpoint,
  failingSince: string | undefined,
  ends: readonly (End | undefined)[],
): Promise<'DISABLED' | 'GOES_ON'> {
  const { endpointId } = endpoint
  if (ends.includes('GONE')) return 'DISABLED'
  if (ends.includes('SUCCESS') || !ends.includes('FAILURE')) return 'GOES_ON'
  const at = clock()
  if (failingSince === undefined) await webhooks.setFailingSince(endpointId, at)
  else if (hasFailedTooLong(failingSince, endpoint, at)) {
    await webhookQueues.requestDisabling({ endpointId, reason: 'NO_SUCCESS', at })
    return 'DISABLED'
  }
  return 'GOES_ON'
}
