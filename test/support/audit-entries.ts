import type { AuditEntry } from '../../domain/audit.ts'
import type { World } from './world.ts'

/** The stored audit entries, oldest first, without their ids and their places in the chain. */
export const auditEntriesOf = ({ records }: World): Omit<AuditEntry, 'auditId'>[] =>
  [...records.stored.audit.values()].map(({ auditId: _id, chain: _chain, ...entry }) => entry)

/** The newest of them. */
export const lastAuditEntryOf = (world: World) => auditEntriesOf(world).at(-1)
