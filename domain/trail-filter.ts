import { type AuditAction, type AuditEntry, auditActions } from './audit.ts'
import type { ActorRole } from './roles.ts'

type AuditKind = AuditAction extends `${infer Kind}.${string}` ? Kind : never

/** The kinds of actions: the part before the dot. */
export const auditKinds: readonly AuditKind[] = [...new Set(auditActions.map(kindOf))]

function kindOf(action: AuditAction): AuditKind {
  return action.slice(0, action.indexOf('.')) as AuditKind
}

/** The part of a trail that is asked for. Absent criteria hold for each entry. `until` is exclusive. */
export interface TrailFilter {
  readonly kind?: AuditKind | undefined
  readonly role?: ActorRole | undefined
  readonly actorId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
}

export function matchesFilter({ action, actor, at }: AuditEntry, filter: TrailFilter): boolean {
  return (
    (filter.kind === undefined || kindOf(action) === filter.kind) &&
    (filter.role === undefined || actor.role === filter.role) &&
    (filter.actorId === undefined || actor.id === filter.actorId) &&
    (filter.from === undefined || at >= filter.from) &&
    (filter.until === undefined || at < filter.until)
  )
}

/** Whether no older entry can match. Clocks of functions may differ by a minute, so the order of times is not exact. */
export function endsBefore({ at }: AuditEntry, { from }: TrailFilter): boolean {
  return from !== undefined && Date.parse(at) < Date.parse(from) - 60_000
}
