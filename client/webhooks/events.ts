import type { ApplicationDocument, Schemas, Slot } from '../schemas.ts'

/** The common data of all events about an application: ids, times and codes, and no personal data. */
export interface WebhookEventData {
  readonly applicationId: string
  readonly accountId: string
  /** Counts 1, 2, 3 … within an application. Events may arrive in another order. */
  readonly sequence: number
  readonly attempt: number
  /** The application is to renew an authentication, which stands until the approval. */
  readonly purpose?: 'RENEWAL'
  /** The event is of a stage in test mode. */
  readonly test?: boolean
}

interface WithDetails<Details> extends WebhookEventData {
  readonly details: Readonly<Details>
}

type Reasons = { reasons: readonly Schemas['DecisionReason'][] }

/** The type of each event, and its `data`. */
interface DataOfEvents {
  'application.created': WebhookEventData
  'application.submitted': WebhookEventData
  'application.approved': WebhookEventData
  'application.retry_requested': WithDetails<Reasons>
  'application.rejected': WithDetails<Reasons & { attemptsExhausted?: true }>
  'application.reopened': WebhookEventData
  'application.expires_soon': WithDetails<{ expiresAt: string }>
  'application.expired': WebhookEventData
  'application.withdrawn': WebhookEventData
  'application.revoked': WebhookEventData & { readonly details?: Readonly<Reasons> }
  'application.superseded': WithDetails<{ supersededBy: string }>
  'document.accepted': WithDetails<{ slot: Slot }>
  'document.refused': WithDetails<{ slot: Slot; refusal: NonNullable<ApplicationDocument['refusal']> }>
  'review.due_soon': WithDetails<{ dueAt: string }>
  'review.overdue': WithDetails<{ dueAt: string }>
  'account.authenticated': WebhookEventData
  'account.erased': WebhookEventData
  'certificate.expiring': WebhookEventData
  'certificate.expired': WebhookEventData
  'webhook_endpoint.disabled': {
    readonly endpointId: string
    /** Counts within the endpoint. */
    readonly sequence: number
    readonly details: { readonly reason: NonNullable<Schemas['WebhookEndpoint']['disabledReason']> }
  }
  'webhook.test': Readonly<Record<string, unknown>>
}

export type WebhookEventType = keyof DataOfEvents

/** An event by its `type`. A later version of the service may send further types: ignore types that you do not know. */
export type WebhookEvent = {
  [Type in WebhookEventType]: {
    readonly type: Type
    /** When it happened. RFC 3339, UTC. */
    readonly timestamp: string
    readonly data: DataOfEvents[Type]
  }
}[WebhookEventType]
