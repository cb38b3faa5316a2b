import type { ApplicationRecord, OpenReview } from '../../../domain/application.ts'
import type { AuditAction, AuditEntry } from '../../../domain/audit.ts'
import { type Act, auditEntry, nextVersion, without } from '../../../domain/change.ts'
import { whenClaimed } from '../../../domain/handover.ts'
import { assertHoldsLease, assertMayClaim, takeLease } from '../../../domain/lease.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type RateLimiting, takeRate } from '../access/limit-rate.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { assertOpen, findReview } from './find-review.ts'
import { type ClaimLimit, countedClaim } from './limit-claims.ts'

interface LeaseChange {
  readonly action: AuditAction
  /** Whether the claim is counted against the reviewer's limit. */
  readonly limit?: ClaimLimit
  readonly details?: AuditEntry['details']
  /** Refuses, or returns the review with a changed lease. */
  readonly edit: (review: OpenReview, act: Act) => OpenReview
}

export interface ChangedLease {
  readonly applicationId: string
  /** As it was committed. It is not stored with the answer, so a repeated request reads it afresh. */
  readonly record?: ApplicationRecord
}

export async function changeLease(
  deps: CommitDependencies & AnswerContext & ActSources,
  reviewer: Principal,
  applicationId: string,
  { action, details, edit, limit = {} }: LeaseChange,
): Promise<ChangedLease> {
  return commitAnswer<ChangedLease>(
    deps,
    async () => {
      const [record, before] = await Promise.all([
        findReview(deps.records, reviewer, applicationId),
        limit.openReviewsPerReviewer === undefined ? undefined : deps.records.claimsOf(reviewer.accountId),
      ])
      const { application } = record
      assertOpen(application)
      const act = newAct(deps, 'reviewer', reviewer.accountId)
      const edited = edit(application, act)
      const next = nextVersion(application, edited, act.at, [])
      const { expiresAt = act.at } = edited.lease ?? {}
      const claim = { reviewerId: reviewer.accountId, applicationId, expiresAt }
      const claims = await countedClaim({ records: deps.records, claimLimit: limit, before }, claim, act.at)
      return {
        change: {
          ...(claims === undefined ? {} : { claims }),
          application: { before: application, after: next.application },
          audit: auditEntry(act, application.accountId, action, {
            applicationId,
            ...(details === undefined ? {} : { details }),
          }),
        },
        result: { applicationId, record: { ...record, application: next.application } },
      }
    },
    () => ({ applicationId }),
  )
}

export interface ClaimingReviews extends CommitDependencies, AnswerContext, ActSources, RateLimiting {
  readonly claimLimit: ClaimLimit
}

/** Takes the lease or renews the caller's lease. The answer is a recorded read of the review. */
export async function claimReview(
  deps: ClaimingReviews,
  reviewer: Principal,
  applicationId: string,
): Promise<Pick<ChangedLease, 'applicationId'>> {
  await takeRate(deps, reviewer.accountId, 'claims')
  return takeClaim(deps, reviewer, applicationId)
}

/** The same, without a count of the rate. */
export async function takeClaim(
  deps: ClaimingReviews,
  reviewer: Principal,
  applicationId: string,
): Promise<Pick<ChangedLease, 'applicationId'>> {
  const reviewerId = reviewer.accountId
  await changeLease(deps, reviewer, applicationId, {
    action: 'review.claim',
    limit: deps.claimLimit,
    edit: (review, { at: now }) => {
      assertMayClaim(review, reviewerId, now)
      return { ...whenClaimed(review, reviewerId), lease: takeLease(review, reviewerId, now) }
    },
  })
  return { applicationId }
}

/** Releases the lease before it expires. */
export async function releaseReview(
  deps: CommitDependencies & AnswerContext & ActSources,
  reviewer: Principal,
  applicationId: string,
): Promise<ChangedLease> {
  return changeLease(deps, reviewer, applicationId, {
    action: 'review.release',
    edit: (review, { at: now }) => {
      assertHoldsLease(review, reviewer.accountId, now)
      return without(review, 'lease')
    },
  })
}
