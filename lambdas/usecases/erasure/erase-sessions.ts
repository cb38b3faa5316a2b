import type { Actor } from '../../../domain/audit.ts'
import { auditEntry } from '../../../domain/change.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'

/** Each session needs two writes, and a transaction can hold a hundred. */
const sessionsAtOnce = 25

/** Deletes the sessions of an account with all their tokens, which end at once. May be stopped anywhere and repeated. */
export async function eraseSessions(
  deps: CommitDependencies & ActSources,
  accountId: string,
  by: Actor,
): Promise<void> {
  const erase = () =>
    commitChange<'ERASED' | 'NONE_LEFT'>(deps, async () => {
      const sessionIds = await deps.records.sessionIdsOf(accountId, sessionsAtOnce)
      if (sessionIds.length === 0) return { result: 'NONE_LEFT' }
      const act = newAct(deps, by.role, by.id)
      return {
        change: {
          deletedSessions: { accountId, sessionIds },
          audit: auditEntry(act, accountId, 'account.erase-sessions', {
            details: { sessions: sessionIds.length },
          }),
        },
        result: 'ERASED',
      }
    })
  let last = await erase()
  while (last === 'ERASED') last = await erase()
}
