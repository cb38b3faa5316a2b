import type { ActorRole } from './roles.ts'

export interface Actor {
  readonly role: ActorRole
  /** Account id of the person, or the name of the step that acted. */
  readonly id: string
}

/** The recorded actions. They are a contract with readers of the trail. */
export const auditActions = [
  'account.create',
  'account.learn-region',
  'account.claim',
  'account.put',
  'account.change',
  'account.read',
  'account.read-applications',
  'account.find',
  'account.erase-sessions',
  'account.erase',
  'account.export',
  'account.export-trail',
  'account.withdraw-consent',
  'account.notify-of-expiry',
  'account.store-certificate',
  'application.create',
  'application.read-files',
  'application.read-suggestions',
  'application.read-certificate-accounts',
  'application.submit',
  'application.approve',
  'application.request-retry',
  'application.reject',
  'application.reopen',
  'application.warn-of-expiry',
  'application.expire',
  'application.withdraw',
  'application.revoke',
  'application.begin-erasure',
  'application.erase-images',
  'application.erase-personal-fields',
  'application.park',
  'application.resume',
  'application.restart',
  'document.request',
  'document.validate',
  'document.reopen',
  'document.discard',
  'document.accept',
  'document.refuse',
  'document.read',
  'review.read',
  'review.claim',
  'review.release',
  'review.hand-over',
  'review.ask-colleague',
  'review.read-question',
  'review.give-opinion',
  'review.propose-rejection',
  'review.decide',
  'review.remind',
  'review.mark-overdue',
  'review.reschedule',
  'second-review.claim',
  'second-review.read',
  'second-review.decide',
  'override.propose',
  'override.read',
  'override.decline',
  'override.withdraw',
  'override.expire',
  'calendar.put',
  'calendar.remove',
  'session.create',
  'session.renew-link',
  'session.open',
  'session.cancel',
  'handoff.create',
  'handoff.open',
  'webhook-endpoint.create',
  'webhook-endpoint.change',
  'webhook-endpoint.delete',
  'webhook-endpoint.rotate-secret',
  'webhook-endpoint.test',
  'webhook-endpoint.redeliver',
  'webhook-endpoint.recover',
  'webhook-endpoint.disable',
  'api-key.create',
  'api-key.revoke',
] as const

export type AuditAction = (typeof auditActions)[number]

/** A recorded action: actor, time, states before and after. It never contains certificate data. */
export interface AuditEntry {
  readonly auditId: string
  readonly accountId: string
  readonly at: string
  readonly actor: Actor
  readonly action: AuditAction
  readonly applicationId?: string
  readonly from?: string
  readonly to?: string
  readonly details?: Readonly<Record<string, unknown>>
}
