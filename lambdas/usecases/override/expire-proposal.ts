import type { Actor } from '../../../domain/audit.ts'
import { isBefore } from '../../../domain/change.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { endOfProposal } from './rule-on-override.ts'

/** Removes a proposal that can no longer be confirmed, with its reason. Repetition has no effect. */
export function expireProposal(
  deps: CommitDependencies & ActSources,
  applicationId: string,
  by: Actor,
): Promise<'EXPIRED' | 'NOTHING'> {
  return commitChange<'EXPIRED' | 'NOTHING'>(deps, async () => {
    // The list may lag behind an erasure by keys.
    const application = (await deps.records.application(applicationId))?.application
    if (application === undefined || !isBefore('reopen', application)) return { result: 'NOTHING' }
    const { overrideProposal: proposal } = application
    const act = newAct(deps, by.role, by.id)
    if (proposal === undefined || proposal.expiresAt > act.at) return { result: 'NOTHING' }
    return { change: endOfProposal(application, proposal, act, 'override.expire'), result: 'EXPIRED' }
  })
}
