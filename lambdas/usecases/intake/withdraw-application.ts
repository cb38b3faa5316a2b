import { isReviewOpen } from '../../../domain/application.ts'
import { transitionChange, without, wrongState } from '../../../domain/change.ts'
import { isAllowed } from '../../../domain/lifecycle.ts'
import type { Answering } from '../access/answer-once.ts'
import { type Acting, act, type Principal } from '../access/people.ts'
import { ensureAccount } from '../accounts/ensure-account.ts'
import { type Committing, commitAnswer } from '../records/commit-change.ts'
import { findOwnApplication } from '../records/find-application.ts'

/** A decision that was made but not yet applied stands: it is too late to withdraw then. */
export async function withdrawApplication(
  deps: Committing & Answering & Acting,
  principal: Principal,
  applicationId: string,
): Promise<string> {
  return commitAnswer(deps, async () => {
    const { application } = await findOwnApplication(deps.records, principal, applicationId)
    if (!isAllowed('withdraw', application.status)) throw wrongState()
    if (application.status === 'IN_REVIEW' && !isReviewOpen(application)) throw wrongState()
    const account = await ensureAccount(deps, principal)
    const withdrawn = act(deps, 'applicant', principal.accountId)
    const change = transitionChange('withdraw', { application, account, act: withdrawn }, next => ({
      ...without(next, 'lease', 'reopened', 'proposedRejection'),
      signal: { kind: 'WITHDRAWN', attempt: application.attempt, at: withdrawn.at },
    }))
    return { change, result: applicationId }
  })
}
