import type { Account } from '../../../domain/account.ts'
import type { Application, DecisionOutcome } from '../../../domain/application.ts'
import { slotsOf } from '../../../domain/certificates.ts'
import { type Act, transitionChange, without } from '../../../domain/change.ts'
import { type Conclusion, conclusionOf } from '../../../domain/conclusion.ts'
import { reopenedBy } from '../../../domain/decision-rules.ts'
import type { ApplicationStatus, TransitionName } from '../../../domain/lifecycle.ts'
import { localDate } from '../../../domain/local-time.ts'
import type { Change } from '../../../domain/ports.ts'
import { type Acting, act } from '../access/people.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'
import { type Committing, commitChange } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'
import type { ReviewPolicy } from '../review/decide-review.ts'

const transitionOf: Record<DecisionOutcome, TransitionName> = {
  APPROVE: 'approve',
  REQUEST_RETRY: 'request-retry',
  REJECT: 'reject',
}

function exhaustion({ attemptsExhausted }: Conclusion): { attemptsExhausted?: true } {
  return attemptsExhausted ? { attemptsExhausted } : {}
}

function edit(next: Application, conclusion: Conclusion, at: string): Application {
  const { outcome, reasons } = conclusion
  const concluded = {
    ...without(next, 'signal', 'lease'),
    appliedDecision: { outcome, reasons, decidedAt: at, ...exhaustion(conclusion) },
  }
  if (outcome !== 'REQUEST_RETRY') return concluded
  const reopened = reopenedBy(reasons, slotsOf(next.certificateType))
  return {
    ...concluded,
    overdue: false,
    reopened,
    currentDocuments: without(next.currentDocuments, ...reopened.slots),
  }
}

function concluding(
  application: Application,
  account: Account,
  conclusion: Conclusion,
  reviewerId: string,
  now: Act,
): Change {
  const actor = conclusion.asDecided ? ({ role: 'reviewer', id: reviewerId } as const) : now.actor
  return transitionChange(
    transitionOf[conclusion.outcome],
    { application, account, act: { ...now, actor } },
    next => edit(next, conclusion, now.at),
    conclusion.outcome === 'APPROVE'
      ? undefined
      : { reasons: conclusion.reasons.map(reason => ({ ...reason })), ...exhaustion(conclusion) },
  )
}

const statusOf = {
  APPROVE: 'APPROVED',
  REQUEST_RETRY: 'RETRY_REQUESTED',
  REJECT: 'REJECTED',
} as const satisfies Record<DecisionOutcome, ApplicationStatus>

/** `WITHDRAWN`: what was decided came to nothing, since the account was erased before it was applied. */
type Concluded = (typeof statusOf)[DecisionOutcome] | 'WITHDRAWN'

/** How this attempt ended, if it did, whatever has become of the application since; a later attempt follows a retry. */
function concludedBefore(application: Application, attempt: number): Concluded | undefined {
  if (application.attempt > attempt) return 'RETRY_REQUESTED'
  const { appliedDecision } = application
  return appliedDecision === undefined ? undefined : statusOf[appliedDecision.outcome]
}

/**
 * Applies the recorded decision of an attempt. Called again it finds the attempt concluded and answers the same, so the
 * workflow may repeat it after any crash.
 */
export async function concludeReview(
  deps: Committing & Acting & { rules: BusinessRules; reviewPolicy: Pick<ReviewPolicy, 'maximumAttempts'> },
  { applicationId, attempt }: { applicationId: string; attempt: number },
): Promise<{ status: Concluded }> {
  return commitChange<{ status: Concluded }>(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    const concluded = concludedBefore(application, attempt)
    if (concluded !== undefined) return { result: { status: concluded } }
    if (application.status === 'WITHDRAWN') {
      await deps.records.acknowledge(applicationId, { kind: 'WITHDRAWN', attempt })
      return { result: { status: 'WITHDRAWN' } }
    }
    const account = await deps.records.account(application.accountId)
    if (account === undefined) throw new Error('An application without its account')
    const decision = application.recordedDecision
    if (application.status !== 'IN_REVIEW' || decision === undefined) {
      throw new Error('The workflow concludes an attempt that nobody decided')
    }
    const now = act(deps, 'system', 'conclude-review')
    const today = localDate(now.at, deps.rules.hours.timeZone)
    const { maximumAttempts } = deps.reviewPolicy
    const conclusion = conclusionOf(decision, { application, account, today, maximumAttempts })
    return {
      change: concluding(application, account, conclusion, decision.reviewerId, now),
      result: { status: statusOf[conclusion.outcome] },
    }
  })
}
