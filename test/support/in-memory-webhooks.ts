import type { EndpointEvent } from '../../domain/events.ts'
import { webhookLimits } from '../../domain/policy.ts'
import type { Change } from '../../domain/ports.ts'
import type {
  DisablingRequest,
  SendingLease,
  WebhookQueues,
  WebhookRecovery,
  WebhookRequest,
  WebhookSecrets,
  WebhookSender,
  Webhooks,
} from '../../domain/webhook-ports.ts'
import {
  type AttemptResult,
  type Delivery,
  firstDeliveryIdOf,
  isDue,
  type WebhookEndpoint,
} from '../../domain/webhooks.ts'
import { inMemoryFigures } from './in-memory-figures.ts'
import { copyOf, replace, stands } from './in-memory-items.ts'
import { pageOf, sorted } from './in-memory-pages.ts'

export interface InMemoryWebhooks extends Webhooks {
  readonly stored: {
    readonly endpoints: Map<string, WebhookEndpoint>
    readonly deliveries: Map<string, Delivery>
    readonly leases: Map<string, SendingLease>
    readonly events: Map<string, EndpointEvent>
  }
  readonly stillStands: (change: Change) => boolean
  readonly isBelowLimit: (change: Change) => boolean
  readonly write: (change: Change) => void
}

const keyOf = ({ endpointId, deliveryId }: Pick<Delivery, 'endpointId' | 'deliveryId'>) =>
  `${endpointId}#${deliveryId}`

/** The `Webhooks` port, and the part of a change that is about webhooks, under the same conditions as the table's writes. */
export function inMemoryWebhooks(figures = inMemoryFigures()): InMemoryWebhooks {
  const endpoints = new Map<string, WebhookEndpoint>()
  const deliveries = new Map<string, Delivery>()
  const leases = new Map<string, SendingLease>()
  const events = new Map<string, EndpointEvent>()
  const its = (endpointId: string, status?: Delivery['status']) =>
    sorted(
      [...deliveries.values()].filter(
        delivery =>
          delivery.endpointId === endpointId && (status === undefined || delivery.status === status),
      ),
      ({ deliveryId }) => deliveryId,
    )
  const idOf = ({ deliveryId }: Delivery) => deliveryId
  return {
    stored: { endpoints, deliveries, leases, events },

    stillStands({ endpoint, endpointEvent, delivery }) {
      const isSame =
        endpoint === undefined ||
        ('after' in endpoint
          ? stands(endpoints.get(endpoint.after.endpointId), endpoint, ['version'])
          : endpoints.get(endpoint.before.endpointId)?.version === endpoint.before.version)
      return (
        isSame &&
        (endpointEvent === undefined || !events.has(endpointEvent.id)) &&
        (delivery === undefined || stands(deliveries.get(keyOf(delivery.after)), delivery, ['version']))
      )
    },

    isBelowLimit({ endpoint }) {
      const isNew = endpoint !== undefined && 'after' in endpoint && endpoint.before === undefined
      return !isNew || endpoints.size < webhookLimits.endpoints
    },

    write({ endpoint, endpointEvent, delivery }) {
      if (endpoint !== undefined && 'after' in endpoint) {
        replace(endpoints, endpoint.after.endpointId, endpoint)
      } else if (endpoint !== undefined) endpoints.delete(endpoint.before.endpointId)
      if (endpointEvent !== undefined) events.set(endpointEvent.id, copyOf(endpointEvent))
      if (delivery !== undefined) replace(deliveries, keyOf(delivery.after), delivery)
    },

    async endpoints() {
      return copyOf(
        sorted([...endpoints.values()], ({ createdAt, endpointId }) => `${createdAt}#${endpointId}`),
      )
    },

    async endpoint(endpointId) {
      const endpoint = endpoints.get(endpointId)
      return endpoint === undefined ? undefined : copyOf(endpoint)
    },

    async delivery(endpointId, deliveryId) {
      const delivery = deliveries.get(keyOf({ endpointId, deliveryId }))
      return delivery === undefined ? undefined : copyOf(delivery)
    },

    async deliveries(endpointId, { status, ...page }) {
      const newest = its(endpointId, status).reverse()
      return pageOf(newest, page, idOf, (id, cursor) => id < cursor, copyOf)
    },

    async failedSince(endpointId, since, page) {
      const from = firstDeliveryIdOf(since)
      const failures = its(endpointId, 'FAILED').filter(({ deliveryId }) => deliveryId > from)
      return pageOf(failures, page, idOf, (id, cursor) => id > cursor, copyOf)
    },

    async oldestPending(endpointId) {
      const [oldest] = its(endpointId, 'PENDING')
      return oldest === undefined ? undefined : copyOf(oldest)
    },

    async due(endpointId, now, atMost) {
      const due = its(endpointId).filter(delivery => isDue(delivery, now))
      return copyOf(sorted(due, ({ dueAt = '', deliveryId }) => `${dueAt}#${deliveryId}`).slice(0, atMost))
    },

    async store(delivery) {
      if (!deliveries.has(keyOf(delivery))) deliveries.set(keyOf(delivery), copyOf(delivery))
    },

    async replace(before, after, counting) {
      if (deliveries.get(keyOf(before))?.version !== before.version) return false
      deliveries.set(keyOf(after), copyOf(after))
      if (counting !== undefined) figures.add(counting)
      return true
    },

    async lease(lease, now) {
      const { endpointId, holder } = lease
      const present = leases.get(endpointId)
      if (present !== undefined && present.until > now && present.holder !== holder) return undefined
      const taken = { ...present, ...lease }
      leases.set(endpointId, taken)
      return copyOf(taken)
    },

    async release({ endpointId, holder }) {
      const present = leases.get(endpointId)
      if (present?.holder === holder) leases.set(endpointId, { ...present, until: '' })
    },

    async setFailingSince(endpointId, since) {
      const { failingSince, ...rest } = leases.get(endpointId) ?? { endpointId, holder: '', until: '' }
      const noted = since === undefined ? undefined : (failingSince ?? since)
      leases.set(endpointId, { ...rest, ...(noted === undefined ? {} : { failingSince: noted }) })
    },
  }
}

interface QueuedSending {
  readonly endpointId: string
  readonly deliveryId?: string
  /** The time from which the message can be received, in milliseconds since 1970. */
  readonly notBefore: number
}

export interface InMemoryQueues extends WebhookQueues {
  readonly sendings: QueuedSending[]
  readonly disablings: DisablingRequest[]
  readonly recoveries: WebhookRecovery[]
}

export function inMemoryQueues(clock: () => string): InMemoryQueues {
  const sendings: QueuedSending[] = []
  const disablings: DisablingRequest[] = []
  const recoveries: WebhookRecovery[] = []
  return {
    sendings,
    disablings,
    recoveries,
    async requestSending(asked, delaySeconds = 0) {
      const notBefore = Date.parse(clock()) + delaySeconds * 1000
      sendings.push(...asked.map(one => ({ ...one, notBefore })))
    },
    async requestDisabling(request) {
      disablings.push(request)
    },
    async requestRecovery(recovery) {
      recoveries.push(recovery)
    },
  }
}

/** An endpoint with configurable answers, by default 204. */
export function inMemorySender(): WebhookSender & {
  readonly sent: WebhookRequest[]
  answer: (request: WebhookRequest) => AttemptResult | Promise<AttemptResult>
} {
  const sent: WebhookRequest[] = []
  return {
    sent,
    answer: () => ({ status: 204 }),
    async send(request) {
      sent.push(request)
      return this.answer(request)
    },
  }
}

/** A ciphertext can be decrypted only for the endpoint for which it was encrypted. */
export function inMemoryWebhookSecrets(): WebhookSecrets {
  const sealed = new Map<string, { endpointId: string; secret: string }>()
  return {
    async encrypt(endpointId, secret) {
      const ciphertext = `sealed-secret-${sealed.size + 1}`
      sealed.set(ciphertext, { endpointId, secret })
      return ciphertext
    },
    async decrypt(endpointId, ciphertext) {
      const content = sealed.get(ciphertext)
      if (content?.endpointId !== endpointId) throw new Error('this secret does not open here')
      return content.secret
    },
  }
}
