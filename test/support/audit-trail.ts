import type { AuditEntry } from '../../domain/audit.ts'
import type { World } from './world.ts'

/** The audit trail without ids and links, oldest first; `since`: without the first entries. */
export function trailOf({ records }: World, since = 0): Omit<AuditEntry, 'auditId'>[] {
  return [...records.stored.audit.values()]
    .slice(since)
    .map(({ auditId: _id, chain: _link, ...entry }) => entry)
}
