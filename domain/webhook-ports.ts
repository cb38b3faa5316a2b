import type { Counting } from './figures.ts'
import type { Page, PageRequest } from './ports.ts'
import type { AttemptResult, Delivery, DeliveryStatus, DisabledReason, WebhookEndpoint } from './webhooks.ts'

/** One attempt: a signed request to the URL. */
export interface WebhookRequest {
  readonly url: string
  readonly eventId: string
  readonly body: string
  /** When the attempt is made. */
  readonly at: string
  /** Signs under each of them. */
  readonly secrets: readonly string[]
}

export interface WebhookSender {
  /** Sends once and never rejects: an error is a result. */
  send(request: WebhookRequest): Promise<AttemptResult>
}

/** Encrypts a secret for one endpoint. It cannot be decrypted under another endpoint's id. */
export interface WebhookSecrets {
  encrypt(endpointId: string, secret: string): Promise<string>
  decrypt(endpointId: string, ciphertext: string): Promise<string>
}

/** A sender's lease of an endpoint, and the start of its failures without a success. */
export interface SendingLease {
  readonly endpointId: string
  readonly holder: string
  readonly until: string
  readonly failingSince?: string
}

export interface Webhooks {
  /** All endpoints, oldest first; those that can't be read are left out. Strongly consistent. */
  endpoints(): Promise<WebhookEndpoint[]>
  /** Strongly consistent. */
  endpoint(endpointId: string): Promise<WebhookEndpoint | undefined>
  /** Strongly consistent. */
  delivery(endpointId: string, deliveryId: string): Promise<Delivery | undefined>
  /** Newest first. With a status, eventually consistent. */
  deliveries(
    endpointId: string,
    page: PageRequest & { readonly status?: DeliveryStatus | undefined },
  ): Promise<Page<Delivery>>
  /** Failed deliveries of events since that time, oldest first. Eventually consistent. */
  failedSince(endpointId: string, since: string, page: PageRequest): Promise<Page<Delivery>>
  /** The oldest delivery that is not delivered and has not failed. Eventually consistent. */
  oldestPending(endpointId: string): Promise<Delivery | undefined>
  /** Deliveries that a sender may claim at that time, the longest due first. Eventually consistent. */
  due(endpointId: string, now: string, atMost: number): Promise<Delivery[]>
  /** Stores a new delivery, unless it is there already. */
  store(delivery: Delivery): Promise<void>
  /**
   * Writes the delivery, and counts in the figures with the same write. Returns false if another version was stored
   * meanwhile.
   */
  replace(before: Delivery, after: Delivery, counting?: Counting): Promise<boolean>
  /** Takes or renews the lease. Returns undefined if another sender holds it. */
  lease(lease: Omit<SendingLease, 'failingSince'>, now: string): Promise<SendingLease | undefined>
  /** Ends a lease that is still held. */
  release(lease: Pick<SendingLease, 'endpointId' | 'holder'>): Promise<void>
  /** Records the start of failures if none is recorded, or clears it. */
  setFailingSince(endpointId: string, since: string | undefined): Promise<void>
}

/** Queues of work. A message may arrive twice, late, or never. The stored deliveries determine the work. */
export interface WebhookQueues {
  /** Has deliveries attempted, after a delay in seconds. */
  requestSending(
    deliveries: readonly { readonly endpointId: string; readonly deliveryId?: string }[],
    delaySeconds?: number,
  ): Promise<void>
  /** Has the endpoint disabled. */
  requestDisabling(request: DisablingRequest): Promise<void>
  /** Has failed deliveries of events from `since` until `until` attempted again. */
  requestRecovery(recovery: WebhookRecovery): Promise<void>
}

/** `at` is the time of the answer or failure that is the reason. */
export interface DisablingRequest {
  readonly endpointId: string
  readonly reason: DisabledReason
  readonly at: string
}

export interface WebhookRecovery {
  readonly endpointId: string
  readonly since: string
  readonly until: string
  readonly cursor?: string
}
