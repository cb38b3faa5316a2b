import type { DisabledReason } from './webhooks.ts'

/** The names of the events that go to the event bus. */
export const domainEventNames = [
  'application.created',
  'application.submitted',
  'application.approved',
  'application.retry_requested',
  'application.rejected',
  'application.reopened',
  'application.expires_soon',
  'application.expired',
  'application.withdrawn',
  'application.revoked',
  'application.superseded',
  'document.accepted',
  'document.refused',
  'review.due_soon',
  'review.overdue',
  'account.authenticated',
  'account.erased',
  'certificate.expiring',
  'certificate.expired',
] as const

export type DomainEventName = (typeof domainEventNames)[number]

/**
 * One fact about one application. Redeliveries have the same `id`. `sequence` increases within the application, so that
 * a consumer can recognise a late event. Events contain ids, times and codes, no personal data.
 */
export interface DomainEvent {
  readonly id: string
  readonly name: DomainEventName
  readonly applicationId: string
  readonly accountId: string
  readonly sequence: number
  readonly occurredAt: string
  readonly attempt: number
  /** Of an application that is to renew an authentication, which stands meanwhile. */
  readonly purpose?: 'RENEWAL'
  /** Of an application that was created in test mode. */
  readonly test?: true
  /** Codes and slots only, such as a refusal or the reasons of a decision. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** The names of the events about webhook endpoints, which belong to no application and no account. */
export const endpointEventNames = ['webhook_endpoint.disabled'] as const

export type EndpointEventName = (typeof endpointEventNames)[number]

/** One fact about one webhook endpoint. `sequence` counts up within the endpoint. */
export interface EndpointEvent {
  readonly id: string
  readonly name: EndpointEventName
  readonly endpointId: string
  readonly sequence: number
  readonly occurredAt: string
  readonly details: { readonly reason: DisabledReason }
}

/** What goes to the event bus. */
export type BusEvent = DomainEvent | EndpointEvent

/** `subject`: the id of an application or of an endpoint. Without a dot, because signatures of webhooks join id, time and body with dots. */
export function eventId(subject: string, sequence: number): string {
  return `evt_${subject}_${sequence}`
}
