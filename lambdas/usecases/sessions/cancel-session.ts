import { auditEntry } from '../../../domain/change.ts'
import { isCancelled, toCancelled } from '../../../domain/session.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { findHostedSession } from './read-session.ts'

/** Ends a session with all of its tokens, at once. Repeated, it changes nothing. */
export async function cancelSession(
  deps: CommitDependencies & AnswerContext & ActSources,
  machine: Principal,
  sessionId: string,
): Promise<string> {
  return commitAnswer(deps, async () => {
    const before = await findHostedSession(deps.records, sessionId)
    if (isCancelled(before)) return { result: sessionId }
    const act = newAct(deps, 'machine', machine.accountId)
    return {
      change: {
        session: { before, after: toCancelled(before, act.at) },
        audit: auditEntry(act, before.accountId, 'session.cancel', { details: { sessionId } }),
      },
      result: sessionId,
    }
  })
}
