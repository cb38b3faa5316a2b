import { transitionChange, without } from '../../../domain/change.ts'
import { type ApplicationStatus, isAllowed } from '../../../domain/lifecycle.ts'
import { type Committing, commitChange } from '../commit-change.ts'
import { findForWorkflow } from '../find-application.ts'
import { type Acting, act } from '../people.ts'

/** Ends what was left alone too long; a submission or withdrawal that came first stands, and its status is answered. */
export async function expireApplication(
  deps: Committing & Acting,
  { applicationId }: { applicationId: string },
): Promise<{ status: ApplicationStatus }> {
  return commitChange(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    if (!isAllowed('expire', application.status)) return { result: { status: application.status } }
    const account = await deps.records.account(application.accountId)
    if (account === undefined) throw new Error('An application without its account')
    const change = transitionChange(
      'expire',
      { application, account, act: act(deps, 'system', 'expire-application') },
      next => without(next, 'reopened'),
    )
    return { change, result: { status: 'EXPIRED' } }
  })
}
