import {
  type ApplicationIn,
  type AppliedDecision,
  type Approved,
  awaitedAttempt,
  type DecidedReview,
  type EnteredDetails,
  type OpenReview,
  type RetryRequested,
} from './application.ts'
import { slotsOf } from './certificates.ts'
import { type After, type Before, without } from './change.ts'
import type { Conclusion } from './conclusion.ts'
import { reopenedBy } from './decision-rules.ts'
import { endedAnew } from './retention.ts'
import type { DeadlineTimes } from './working-days.ts'

// Each function returns an application in the state after a transition. `change.ts` makes the change.

export function submitted(
  application: Before<'submit'>,
  { entered, deadline }: { readonly entered: EnteredDetails; readonly deadline: DeadlineTimes },
  at: string,
): OpenReview {
  const attempt = awaitedAttempt(application)
  return {
    ...without(application, 'reopened', 'recordedDecision', 'appliedDecision'),
    status: 'IN_REVIEW',
    attempt,
    entered,
    submittedAt: at,
    deadline,
    overdue: false,
    signal: { kind: 'SUBMITTED', attempt, at },
  }
}

function appliedAt(at: string, { outcome, reasons, attemptsExhausted }: Conclusion): AppliedDecision {
  return { outcome, reasons, decidedAt: at, ...(attemptsExhausted ? { attemptsExhausted } : {}) }
}

export function approved(review: DecidedReview, conclusion: Conclusion, at: string): Approved {
  return {
    ...without(review, 'signal'),
    status: 'APPROVED',
    appliedDecision: appliedAt(at, conclusion),
    endedAt: at,
  }
}

export function rejected(
  review: DecidedReview,
  conclusion: Conclusion,
  at: string,
): ApplicationIn<'REJECTED'> {
  return {
    ...without(review, 'signal'),
    status: 'REJECTED',
    appliedDecision: appliedAt(at, conclusion),
    endedAt: at,
  }
}

export function retryRequested(review: DecidedReview, conclusion: Conclusion, at: string): RetryRequested {
  const reopened = reopenedBy(conclusion.reasons, slotsOf(review.certificateType))
  return {
    ...without(review, 'signal'),
    status: 'RETRY_REQUESTED',
    overdue: false,
    appliedDecision: appliedAt(at, conclusion),
    reopened,
    currentDocuments: without(review.currentDocuments, ...reopened.slots),
  }
}

export function expired(application: Before<'expire'>, at: string): After<'expire'> {
  return { ...without(application, 'reopened'), status: 'EXPIRED', endedAt: at }
}

export function withdrawn(application: Before<'withdraw'>, at: string): After<'withdraw'> {
  return {
    ...without(application, 'lease', 'reopened', 'proposedRejection'),
    status: 'WITHDRAWN',
    endedAt: at,
    signal: { kind: 'WITHDRAWN', attempt: application.attempt, at },
  }
}

export function revoked(application: Approved, at: string): ApplicationIn<'REVOKED'> {
  return { ...endedAnew(application), status: 'REVOKED', endedAt: at }
}
