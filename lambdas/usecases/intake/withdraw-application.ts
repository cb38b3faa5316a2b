import { assertBefore, transitionChange, wrongState } from '../../../domain/change.ts'
import { toWithdrawn } from '../../../domain/transitions.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { ensureAccount } from '../accounts/ensure-account.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { findBeside, findOwnApplication } from '../records/find-application.ts'

/** A recorded decision prevents a withdrawal, even if it is not applied yet. */
export async function withdrawApplication(
  deps: CommitDependencies & AnswerContext & ActSources,
  principal: Principal,
  applicationId: string,
): Promise<string> {
  return commitAnswer(deps, async () => {
    const { application } = await findOwnApplication(deps.records, principal, applicationId)
    assertBefore('withdraw', application)
    if (application.status === 'IN_REVIEW' && application.recordedDecision !== undefined) throw wrongState()
    const account = await ensureAccount(deps, principal)
    const act = newAct(deps, 'applicant', principal.accountId)
    const after = toWithdrawn(application, act.at)
    const beside = await findBeside(deps.records, account, application.applicationId)
    const change = transitionChange('withdraw', { application, account, beside, act }, after)
    return { change, result: applicationId }
  })
}
