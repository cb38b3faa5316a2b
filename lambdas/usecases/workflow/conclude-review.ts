import {
  type Application,
  type DecidedReview,
  type DecisionOutcome,
  isReviewOpen,
  isStanding,
  reviewBeganAt,
} from '../../../domain/application.ts'
import type { Actor } from '../../../domain/audit.ts'
import { type TransitionContext, transitionChange } from '../../../domain/change.ts'
import { type Conclusion, conclusionOf } from '../../../domain/conclusion.ts'
import type { DecisionWork } from '../../../domain/figures.ts'
import type { ApplicationStatus } from '../../../domain/lifecycle.ts'
import { localDate } from '../../../domain/local-time.ts'
import type { Change, KeyedHash } from '../../../domain/ports.ts'
import { isSampled, type QualitySample, sampleOf, samplingText } from '../../../domain/quality-sample.ts'
import { superseding } from '../../../domain/renewal.ts'
import { toApproved, toRejected, toRetryRequested } from '../../../domain/transitions.ts'
import { type ActSources, newAct } from '../access/people.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findBeside, findForWorkflow } from '../records/find-application.ts'
import type { ReviewPolicy } from '../review/decide-review.ts'

function conclusionChange(
  review: DecidedReview,
  { account, beside, act: { actor: system, ...acting } }: Omit<TransitionContext, 'application'>,
  conclusion: Conclusion,
): Change {
  const { outcome, reasons, asDecided, attemptsExhausted } = conclusion
  const { reviewerId, simulatedBy = 'reviewer' } = review.recordedDecision
  const actor: Actor = asDecided ? { role: simulatedBy, id: reviewerId } : system
  const act = { ...acting, actor }
  const context = { application: review, account, beside, act }
  const details = {
    reasons: reasons.map(reason => ({ ...reason })),
    ...(attemptsExhausted ? { attemptsExhausted } : {}),
  }
  switch (outcome) {
    case 'APPROVE': {
      const change = transitionChange('approve', context, toApproved(review, conclusion, act.at))
      return beside !== undefined && isStanding(beside) ? superseding(change, context, beside) : change
    }
    case 'REQUEST_RETRY':
      return transitionChange('request-retry', context, toRetryRequested(review, conclusion, act.at), details)
    case 'REJECT':
      return transitionChange('reject', context, toRejected(review, conclusion, act.at), details)
  }
}

/** What the decision took, for the figures. */
function workOn(review: DecidedReview): DecisionWork {
  const { decidedAt, claimedAt, reviewerId, simulatedBy } = review.recordedDecision
  return {
    submittedAt: reviewBeganAt(review),
    decidedAt,
    ...(simulatedBy === undefined ? { reviewerId } : {}),
    ...(claimedAt === undefined ? {} : { claimedAt }),
  }
}

interface Sampling {
  readonly qualitySampleShare: number
  readonly keyedHash: KeyedHash
}

/** The sample of the decision, if it is chosen for a second review. */
async function chosen(
  { qualitySampleShare, keyedHash }: Sampling,
  review: DecidedReview,
  at: string,
): Promise<QualitySample | undefined> {
  if (qualitySampleShare === 0) return undefined
  const hash = await keyedHash.of(samplingText(review))
  return isSampled(hash, qualitySampleShare) ? sampleOf(review, hash, at) : undefined
}

const statusOf = {
  APPROVE: 'APPROVED',
  REQUEST_RETRY: 'RETRY_REQUESTED',
  REJECT: 'REJECTED',
} as const satisfies Record<DecisionOutcome, ApplicationStatus>

/** `WITHDRAWN`: the decision was not applied, because the account was erased before. */
type Result = (typeof statusOf)[DecisionOutcome] | 'WITHDRAWN'

/**
 * The result of this attempt, if it has ended, independent of later changes. A later attempt shows that it ended with a
 * retry. If the attempt is reviewed again, a late repetition gets the result that was overridden.
 */
function resultOf(application: Application, attempt: number): Result | undefined {
  if (application.attempt > attempt) return 'RETRY_REQUESTED'
  if (isReviewOpen(application) && application.override !== undefined) return 'REJECTED'
  const { appliedDecision } = application
  return appliedDecision === undefined ? undefined : statusOf[appliedDecision.outcome]
}

/**
 * Applies the recorded decision of an attempt. A repetition returns the same result, so that the workflow may repeat it
 * after any crash.
 */
export async function concludeReview(
  deps: CommitDependencies &
    ActSources &
    Sampling & { rules: BusinessRules; reviewPolicy: Pick<ReviewPolicy, 'maximumAttempts'> },
  { applicationId, attempt }: { applicationId: string; attempt: number },
): Promise<{ status: Result }> {
  return commitChange<{ status: Result }>(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    const concluded = resultOf(application, attempt)
    if (concluded !== undefined) return { result: { status: concluded } }
    if (application.status === 'WITHDRAWN') {
      await deps.records.acknowledge(applicationId, { kind: 'WITHDRAWN', attempt })
      return { result: { status: 'WITHDRAWN' } }
    }
    const account = await deps.records.account(application.accountId)
    if (account === undefined) throw new Error('An application without its account')
    if (application.status !== 'IN_REVIEW' || application.recordedDecision === undefined) {
      throw new Error('The workflow concludes an attempt that nobody decided')
    }
    const beside = await findBeside(deps.records, account, applicationId)
    const act = newAct(deps, 'system', 'conclude-review')
    const today = localDate(act.at, deps.rules.hours.timeZone)
    const { maximumAttempts } = deps.reviewPolicy
    const conclusion = conclusionOf(application, { account, today, maximumAttempts })
    const sample = await chosen(deps, application, act.at)
    return {
      change: {
        ...conclusionChange(application, { account, beside, act }, conclusion),
        work: workOn(application),
        ...(sample === undefined ? {} : { sample: { after: sample } }),
      },
      result: { status: statusOf[conclusion.outcome] },
    }
  })
}
