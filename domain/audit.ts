import type { ActorRole } from './lifecycle.ts'

export interface Actor {
  readonly role: ActorRole
  /** Account id of the person, or the name of the step that acted. */
  readonly id: string
}

/** Who did what, when, from where to where; never what was on the certificate. */
export interface AuditEntry {
  readonly auditId: string
  readonly accountId: string
  readonly at: string
  readonly actor: Actor
  readonly action: string
  readonly applicationId?: string
  readonly from?: string
  readonly to?: string
  readonly details?: Readonly<Record<string, unknown>>
}
