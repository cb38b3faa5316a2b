import type { Actor } from '../../../domain/audit.ts'
import { assertBefore, isBefore, transitionChange, without } from '../../../domain/change.ts'
import type { ActorRole } from '../../../domain/roles.ts'
import { toRevoked, toWithdrawn } from '../../../domain/transitions.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { allApplicationsOf, everyApplicationOf } from '../records/all-applications.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'
import { eraseImages, erasePersonalFields } from './erase-content.ts'
import { eraseUnreadable } from './erase-unreadable.ts'
import type { ErasureDependencies } from './erasure-steps.ts'

/**
 * Ends the account's current application and erases the content of all its applications. Files are deleted even if they
 * are recorded as erased. Files of a running validation are left to the retention job or to a repetition.
 */
export async function eraseApplications(
  deps: ErasureDependencies,
  accountId: string,
  by: Actor,
): Promise<void> {
  // Unreadable applications first: they can't be ended.
  for (const { applicationId, erasedAt } of (await everyApplicationOf(deps.records, accountId)).unreadable) {
    if (erasedAt === undefined) await eraseUnreadable(deps, accountId, applicationId, by)
    else await deps.files.erase(applicationId)
  }
  await endCurrentApplication(deps, accountId, by)
  for (const { application } of await allApplicationsOf(deps.records, accountId)) {
    const erasure = { applicationId: application.applicationId, by }
    await eraseImages(deps, erasure)
    await erasePersonalFields(deps, erasure)
  }
}

/**
 * Ends the current application: an open one is withdrawn, even with a decision that is not applied yet, and an
 * authentication is revoked. The workflow gets a signal. An account without a current application is no error.
 */
async function endCurrentApplication(
  deps: CommitDependencies & ActSources,
  accountId: string,
  by: { readonly role: ActorRole; readonly id: string },
): Promise<void> {
  await commitChange(deps, async () => {
    const account = await deps.records.account(accountId)
    if (account?.currentApplicationId === undefined) return { result: undefined }
    const { application } = await findForWorkflow(deps.records, account.currentApplicationId)
    const act = newAct(deps, by.role, by.id)
    if (isBefore('withdraw', application)) {
      const after = without(toWithdrawn(application, act.at), 'recordedDecision')
      const change = transitionChange('withdraw', { application, account, act }, after)
      return { change, result: undefined }
    }
    assertBefore('revoke', application)
    const after = toRevoked(application, act.at)
    return {
      change: transitionChange('revoke', { application, account, act }, after),
      result: undefined,
    }
  })
}
