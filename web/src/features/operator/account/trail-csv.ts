import type { AuditEntry } from '@realname/client'
import { csvOf } from '../overview/csv.ts'

const columns = ['at', 'action', 'role', 'actorId', 'applicationId', 'from', 'to', 'details'] as const

/** One line for each entry, with the names and codes of the API in any language of the page. */
export const csvOfTrail = (entries: readonly AuditEntry[]): string =>
  csvOf([
    columns,
    ...entries.map(({ at, action, actor, applicationId, from, to, details }) => [
      at,
      action,
      actor.role,
      actor.id,
      applicationId,
      from,
      to,
      details === undefined ? undefined : JSON.stringify(details),
    ]),
  ])
