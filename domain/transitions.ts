import {
  type ApplicationIn,
  type AppliedDecision,
  type Approved,
  awaitedAttempt,
  type DecidedReview,
  type EnteredDetails,
  type NamedDecision,
  type OpenReview,
  type OverrideProposal,
  type Rejected,
  type RetryRequested,
} from './application.ts'
import { slotsOf } from './certificates.ts'
import { type After, type Before, without } from './change.ts'
import type { Conclusion } from './conclusion.ts'
import { withoutUnanswered } from './consultation.ts'
import { reopenedBy } from './decision-rules.ts'
import { barredFrom } from './override.ts'
import type { QueueHint } from './queue-hints.ts'
import { withoutFieldErasure } from './retention.ts'
import type { DeadlineTimes } from './working-days.ts'

// Each function returns an application in the state after a transition. `change.ts` makes the change.

export function toSubmitted(
  application: Before<'submit'>,
  {
    entered,
    deadline,
    hints,
    namedDecision,
  }: {
    readonly entered: EnteredDetails
    readonly deadline: DeadlineTimes
    readonly hints: readonly QueueHint[]
    readonly namedDecision?: NamedDecision | undefined
  },
  at: string,
): OpenReview {
  const attempt = awaitedAttempt(application)
  return {
    ...without(application, 'reopened', 'recordedDecision', 'appliedDecision', 'override', 'namedDecision'),
    ...(namedDecision === undefined ? {} : { namedDecision: { ...namedDecision, attempt } }),
    status: 'IN_REVIEW',
    attempt,
    entered,
    submittedAt: at,
    deadline,
    ...(hints.length === 0 ? {} : { hints }),
    overdue: false,
    signal: { kind: 'SUBMITTED', attempt, at },
  }
}

function toAppliedDecision(at: string, { outcome, reasons, attemptsExhausted }: Conclusion): AppliedDecision {
  return { outcome, reasons, decidedAt: at, ...(attemptsExhausted ? { attemptsExhausted } : {}) }
}

export function toApproved(review: DecidedReview, conclusion: Conclusion, at: string): Approved {
  return {
    ...without(review, 'signal'),
    status: 'APPROVED',
    appliedDecision: toAppliedDecision(at, conclusion),
    endedAt: at,
  }
}

export function toRejected(review: DecidedReview, conclusion: Conclusion, at: string): Rejected {
  return {
    ...without(review, 'signal'),
    status: 'REJECTED',
    appliedDecision: toAppliedDecision(at, conclusion),
    endedAt: at,
  }
}

export function toRetryRequested(review: DecidedReview, conclusion: Conclusion, at: string): RetryRequested {
  const reopened = reopenedBy(conclusion.reasons, slotsOf(review.certificateType))
  return {
    ...without(review, 'signal'),
    status: 'RETRY_REQUESTED',
    overdue: false,
    appliedDecision: toAppliedDecision(at, conclusion),
    reopened,
    currentDocuments: without(review.currentDocuments, ...reopened.slots),
  }
}

/** The same attempt is reviewed again, with a new clock and a new execution. */
export function toReopened(
  application: Rejected & Pick<OpenReview, 'entered'>,
  {
    proposal,
    confirmedBy,
    deadline,
    hints,
  }: {
    readonly proposal: OverrideProposal
    readonly confirmedBy: string
    readonly deadline: DeadlineTimes
    readonly hints: readonly QueueHint[]
  },
  at: string,
): OpenReview {
  const { attempt, run = 0, recordedDecision, notes = [] } = application
  const { operatorId, reasonCiphertext: ciphertext } = proposal
  const barred = new Set([...barredFrom(application), recordedDecision.reviewerId, operatorId])
  return {
    ...without(
      application,
      'overrideProposal',
      'recordedDecision',
      'appliedDecision',
      'namedDecision',
      'endedAt',
      'erased',
    ),
    status: 'IN_REVIEW',
    run: run + 1,
    overdue: false,
    // Its watch needs a name that no earlier watch of the attempt has.
    deadline: { ...deadline, revision: (application.deadline.revision ?? 0) + 1 },
    ...(hints.length === 0 ? {} : { hints }),
    override: { at, proposedBy: operatorId, confirmedBy, barred: [...barred] },
    notes: [...notes, { attempt, operatorId, at, ciphertext }],
    signal: { kind: 'REOPENED', attempt, at },
  }
}

export function toExpired(application: Before<'expire'>, at: string): After<'expire'> {
  return { ...without(application, 'reopened'), status: 'EXPIRED', endedAt: at }
}

export function toWithdrawn(application: Before<'withdraw'>, at: string): After<'withdraw'> {
  return {
    ...withoutUnanswered(without(application, 'lease', 'hints', 'reopened', 'proposedRejection', 'handover')),
    status: 'WITHDRAWN',
    endedAt: at,
    signal: { kind: 'WITHDRAWN', attempt: application.attempt, at },
  }
}

export function toRevoked(application: Approved, at: string): ApplicationIn<'REVOKED'> {
  return { ...withoutFieldErasure(application), status: 'REVOKED', endedAt: at }
}

export function toSuperseded(application: Approved, supersededBy: string): ApplicationIn<'SUPERSEDED'> {
  return { ...withoutFieldErasure(application), supersededBy }
}
