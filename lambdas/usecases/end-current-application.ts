import { transitionChange, without } from '../../domain/change.ts'
import { isOpen } from '../../domain/lifecycle.ts'
import { endedAnew } from '../../domain/retention.ts'
import type { ActorRole } from '../../domain/roles.ts'
import { type Committing, commitChange } from './commit-change.ts'
import { findForWorkflow } from './find-application.ts'
import { type Acting, act } from './people.ts'

/**
 * Ends whatever the account has: an open application is withdrawn, even one whose decision is yet to be applied, and an
 * authentication is revoked. The workflow hears of it. Nothing to end is as good.
 */
export async function endCurrentApplication(
  deps: Committing & Acting,
  accountId: string,
  by: { readonly role: ActorRole; readonly id: string },
): Promise<void> {
  await commitChange(deps, async () => {
    const account = await deps.records.account(accountId)
    if (account?.currentApplicationId === undefined) return { result: undefined }
    const { application } = await findForWorkflow(deps.records, account.currentApplicationId)
    const ending = act(deps, by.role, by.id)
    const context = { application, account, act: ending }
    const change = isOpen(application.status)
      ? transitionChange('withdraw', context, next => ({
          ...without(next, 'lease', 'reopened', 'proposedRejection', 'recordedDecision'),
          signal: { kind: 'WITHDRAWN', attempt: application.attempt, at: ending.at },
        }))
      : transitionChange('revoke', context, endedAnew)
    return { change, result: undefined }
  })
}
