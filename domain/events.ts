/** The names of the events that go to the event bus. */
export const domainEventNames = [
  'application.created',
  'application.submitted',
  'application.approved',
  'application.retry-requested',
  'application.rejected',
  'application.expires-soon',
  'application.expired',
  'application.withdrawn',
  'application.revoked',
  'document.accepted',
  'document.refused',
  'review.due-soon',
  'review.overdue',
  'account.authenticated',
  'account.erased',
] as const

export type DomainEventName = (typeof domainEventNames)[number]

/**
 * One fact about one application. `id` is the same however often it is delivered; `sequence` counts up within the
 * application, so that a consumer can tell late from new. Nothing in it is personal: ids, times and codes only.
 */
export interface DomainEvent {
  readonly id: string
  readonly name: DomainEventName
  readonly applicationId: string
  readonly accountId: string
  readonly sequence: number
  readonly occurredAt: string
  readonly attempt: number
  /** Codes and slots only, such as a refusal or the reasons of a decision. */
  readonly details?: Readonly<Record<string, unknown>>
}
