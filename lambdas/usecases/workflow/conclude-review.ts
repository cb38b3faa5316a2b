import type { Account } from '../../../domain/account.ts'
import type { Application, DecisionOutcome } from '../../../domain/application.ts'
import { slotsOf } from '../../../domain/certificates.ts'
import { type Act, transitionChange, without } from '../../../domain/change.ts'
import { reopenedBy } from '../../../domain/decision-rules.ts'
import { isExpired, regionsAgree } from '../../../domain/eligibility.ts'
import type { ApplicationStatus, TransitionName } from '../../../domain/lifecycle.ts'
import { localDate } from '../../../domain/local-time.ts'
import type { Change } from '../../../domain/ports.ts'
import type { DecisionReason } from '../../../domain/reasons.ts'
import type { BusinessRules } from '../business-rules.ts'
import { type Committing, commitChange } from '../commit-change.ts'
import { findForWorkflow } from '../find-application.ts'
import { type Acting, act } from '../people.ts'

interface Verdict {
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
  /** Whether it is what the reviewer decided, rather than what a rule turned it into. */
  readonly asDecided: boolean
}

const transitionOf: Record<DecisionOutcome, TransitionName> = {
  APPROVE: 'approve',
  REQUEST_RETRY: 'request-retry',
  REJECT: 'reject',
}

/** An approval only stands while R12, R2 and R3 still hold; otherwise a rule turns it into a rejection or a retry. */
function verdictOf(
  decision: NonNullable<Application['recordedDecision']>,
  application: Application,
  account: Account,
  today: string,
): Verdict {
  if (decision.outcome !== 'APPROVE') return { ...decision, asDecided: true }
  if (account.partnerProgram) {
    return { outcome: 'REJECT', reasons: [{ code: 'PARTNER_PROGRAM_MEMBER' }], asDecided: false }
  }
  const reasons: DecisionReason[] = []
  if (!regionsAgree(account, application.issuingRegion)) reasons.push({ code: 'REGION_MISMATCH' })
  if (isExpired(application.entered?.expiryDate, today)) reasons.push({ code: 'CERTIFICATE_EXPIRED' })
  return reasons.length > 0
    ? { outcome: 'REQUEST_RETRY', reasons, asDecided: false }
    : { outcome: 'APPROVE', reasons: [], asDecided: true }
}

function edit(next: Application, verdict: Verdict, at: string): Application {
  const { outcome, reasons } = verdict
  const concluded = {
    ...without(next, 'signal', 'lease'),
    appliedDecision: { outcome, reasons, decidedAt: at },
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
  verdict: Verdict,
  reviewerId: string,
  now: Act,
): Change {
  const actor = verdict.asDecided ? ({ role: 'reviewer', id: reviewerId } as const) : now.actor
  return transitionChange(
    transitionOf[verdict.outcome],
    { application, account, act: { ...now, actor } },
    next => edit(next, verdict, now.at),
    verdict.outcome === 'APPROVE' ? undefined : { reasons: verdict.reasons.map(reason => ({ ...reason })) },
  )
}

const statusOf = {
  APPROVE: 'APPROVED',
  REQUEST_RETRY: 'RETRY_REQUESTED',
  REJECT: 'REJECTED',
} as const satisfies Record<DecisionOutcome, ApplicationStatus>

type Concluded = (typeof statusOf)[DecisionOutcome]

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
  deps: Committing & Acting & { rules: BusinessRules },
  { applicationId, attempt }: { applicationId: string; attempt: number },
): Promise<{ status: Concluded }> {
  return commitChange<{ status: Concluded }>(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    const concluded = concludedBefore(application, attempt)
    if (concluded !== undefined) return { result: { status: concluded } }
    const account = await deps.records.account(application.accountId)
    if (account === undefined) throw new Error('An application without its account')
    const decision = application.recordedDecision
    if (application.status !== 'IN_REVIEW' || decision === undefined) {
      throw new Error('The workflow concludes an attempt that nobody decided')
    }
    const now = act(deps, 'system', 'conclude-review')
    const verdict = verdictOf(decision, application, account, localDate(now.at, deps.rules.hours.timeZone))
    return {
      change: concluding(application, account, verdict, decision.reviewerId, now),
      result: { status: statusOf[verdict.outcome] },
    }
  })
}
