import type { OpenReview } from '../../../domain/application.ts'
import type { AuditAction } from '../../../domain/audit.ts'
import { auditEntry, nextVersion, without } from '../../../domain/change.ts'
import { assertHoldsLease, assertMayClaim, leaseUntil } from '../../../domain/lease.ts'
import type { Answering } from '../access/answer-once.ts'
import { type RateLimiting, takeRate } from '../access/limit-rate.ts'
import { type Acting, act, type Principal } from '../access/people.ts'
import { type Committing, commitAnswer } from '../records/commit-change.ts'
import { assertOpen, findReview } from './find-review.ts'

interface LeaseChange {
  readonly action: AuditAction
  /** Refuses, or returns the review with a changed lease. */
  readonly edit: (review: OpenReview, now: string) => OpenReview
}

async function changeLease(
  deps: Committing & Answering & Acting,
  reviewer: Principal,
  applicationId: string,
  { action, edit }: LeaseChange,
): Promise<string> {
  return commitAnswer(deps, async () => {
    const { application } = await findReview(deps.records, reviewer, applicationId)
    assertOpen(application)
    const changing = act(deps, 'reviewer', reviewer.accountId)
    const next = nextVersion(application, edit(application, changing.at), changing.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(changing, application.accountId, action, { applicationId }),
      },
      result: applicationId,
    }
  })
}

/** Takes the lease or renews the caller's lease. */
export async function claimReview(
  deps: Committing & Answering & Acting & RateLimiting,
  reviewer: Principal,
  applicationId: string,
): Promise<string> {
  const reviewerId = reviewer.accountId
  await takeRate(deps, reviewerId, 'claims')
  return changeLease(deps, reviewer, applicationId, {
    action: 'review.claim',
    edit: (review, now) => {
      assertMayClaim(review, reviewerId, now)
      return { ...review, lease: { reviewerId, expiresAt: leaseUntil(now) } }
    },
  })
}

/** Releases the lease before it expires. */
export async function releaseReview(
  deps: Committing & Answering & Acting,
  reviewer: Principal,
  applicationId: string,
): Promise<string> {
  return changeLease(deps, reviewer, applicationId, {
    action: 'review.release',
    edit: (review, now) => {
      assertHoldsLease(review, reviewer.accountId, now)
      return without(review, 'lease')
    },
  })
}
