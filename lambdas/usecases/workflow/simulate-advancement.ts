import type { Advancement, AdvancementView } from '../../../contract/test-mode.ts'
import { type Application, awaitedAttempt, isReviewOpen, isStanding } from '../../../domain/application.ts'
import type { Actor } from '../../../domain/audit.ts'
import { assertBefore, wrongState } from '../../../domain/change.ts'
import type { ActSources, Principal } from '../access/people.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'
import type { CommitDependencies } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'
import { testApplicationOf } from '../review/test-application.ts'
import { expireApplication, warnOfExpiry } from './draft-expiry.ts'
import { notifyOfExpiry, type WatchingCertificates } from './watch-certificate.ts'
import { markOverdue, remindReviewers } from './watch-deadline.ts'

type Dependencies = CommitDependencies &
  WatchingCertificates &
  ActSources & { readonly rules: BusinessRules; readonly secondsAfterWarning: number }

type Steps = (deps: Dependencies, application: Application, by: Actor) => Promise<unknown>

async function remind(deps: Dependencies, application: Application, by: Actor): Promise<void> {
  if (!isReviewOpen(application)) throw wrongState()
  const { applicationId, attempt, deadline } = application
  await remindReviewers(deps, { applicationId, attempt, revision: deadline.revision ?? 0 }, by)
}

async function passDeadline(deps: Dependencies, application: Application, by: Actor): Promise<void> {
  if (!isReviewOpen(application)) throw wrongState()
  await remind(deps, application, by)
  const { applicationId, attempt, deadline } = application
  const { revision = 0, dueAt } = deadline
  await markOverdue(deps, { applicationId, attempt, revision, dueAt }, by)
}

async function warn(deps: Dependencies, application: Application, by: Actor): Promise<void> {
  if (isStanding(application)) {
    await notifyOfExpiry(deps, application.accountId, by, 'EXPIRING')
    return
  }
  assertBefore('expire', application)
  const attempt = awaitedAttempt(application)
  const { applicationId } = application
  await warnOfExpiry(deps, { applicationId, attempt, remainingSeconds: deps.secondsAfterWarning }, by)
}

async function expire(deps: Dependencies, application: Application, by: Actor): Promise<void> {
  if (application.status === 'EXPIRED') return
  await warn(deps, application, by)
  if (isStanding(application)) {
    await notifyOfExpiry(deps, application.accountId, by, 'EXPIRED')
    return
  }
  await expireApplication(deps, application, by)
}

const stepsTo: Readonly<Record<Advancement, Steps>> = {
  DUE_SOON: remind,
  OVERDUE: passDeadline,
  EXPIRY_WARNING: warn,
  EXPIRED: expire,
}

/**
 * Test mode: runs the steps that time would have run by then, with their conditions and events, in the name of the
 * operator. The executions that wait find them done. A repetition changes nothing.
 */
export async function simulateAdvancement(
  deps: Dependencies,
  operator: Principal,
  applicationId: string,
  to: Advancement,
): Promise<AdvancementView> {
  const application = testApplicationOf(await deps.records.application(applicationId), operator)
  await stepsTo[to](deps, application, { role: 'operator', id: operator.accountId })
  const { attempt, status } = (await findForWorkflow(deps.records, applicationId)).application
  return { applicationId, attempt, status }
}
