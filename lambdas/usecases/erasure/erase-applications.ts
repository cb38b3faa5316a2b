import { type Account, latestApplicationOf } from '../../../domain/account.ts'
import type { Actor } from '../../../domain/audit.ts'
import { assertBefore, isBefore, transitionChange, without } from '../../../domain/change.ts'
import type { ActorRole } from '../../../domain/roles.ts'
import { toRevoked, toWithdrawn } from '../../../domain/transitions.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { allApplicationsOf, everyApplicationOf } from '../records/all-applications.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findForWorkflow, findReadableBeside } from '../records/find-application.ts'
import { eraseImages, erasePersonalFields } from './erase-content.ts'
import { eraseUnreadable } from './erase-unreadable.ts'
import type { ErasureDependencies } from './erasure-steps.ts'

/**
 * Ends the account's open application and its authentication, and erases the content of all its applications. Files are deleted
 * even if they are recorded as erased. Files of a running validation are left to the retention job or to a repetition.
 */
export async function eraseApplications(
  deps: ErasureDependencies,
  accountId: string,
  by: Actor,
): Promise<void> {
  const { unreadable } = await everyApplicationOf(deps.records, accountId)
  const isUnreadable = (id: string) => unreadable.some(({ applicationId }) => applicationId === id)
  await end(deps, accountId, by, ({ renewalApplicationId: id }) =>
    id === undefined || isUnreadable(id) ? undefined : id,
  )
  // Unreadable applications before the current one: they can't be ended.
  for (const { applicationId, erasedAt } of unreadable) {
    if (erasedAt === undefined) await eraseUnreadable(deps, accountId, applicationId, by)
    else await deps.files.erase(applicationId)
  }
  await end(deps, accountId, by, ({ currentApplicationId }) => currentApplicationId)
  const applications = await allApplicationsOf(deps.records, accountId)
  for (const { application } of applications) {
    const erasure = { applicationId: application.applicationId, by }
    await eraseImages(deps, erasure)
    await erasePersonalFields(deps, erasure)
  }
  // An override may have reopened one of them meanwhile, or a renewal that was started meanwhile is the current one now.
  const account = await deps.records.account(accountId)
  const current = account && latestApplicationOf(account)
  if (applications.some(({ application }) => application.applicationId === current)) {
    await eraseApplications(deps, accountId, by)
  }
}

/**
 * Ends one of the account's applications: an open one is withdrawn, even with a decision that is not applied yet, and an
 * authentication is revoked. The workflow gets a signal. An account without such an application is no error.
 */
async function end(
  deps: CommitDependencies & ActSources,
  accountId: string,
  by: { readonly role: ActorRole; readonly id: string },
  choose: (account: Account) => string | undefined,
): Promise<void> {
  await commitChange(deps, async () => {
    const account = await deps.records.account(accountId)
    const applicationId = account && choose(account)
    if (account === undefined || applicationId === undefined) return { result: undefined }
    const { application } = await findForWorkflow(deps.records, applicationId)
    const beside = await findReadableBeside(deps.records, account, applicationId)
    const act = newAct(deps, by.role, by.id)
    if (isBefore('withdraw', application)) {
      const after = without(toWithdrawn(application, act.at), 'recordedDecision')
      const change = transitionChange('withdraw', { application, account, beside, act }, after)
      return { change, result: undefined }
    }
    assertBefore('revoke', application)
    const after = toRevoked(application, act.at)
    return {
      change: transitionChange('revoke', { application, account, beside, act }, after),
      result: undefined,
    }
  })
}
