import type { ApplicationRecord, OpenReview } from '../../../domain/application.ts'
import type { AuditAction } from '../../../domain/audit.ts'
import { auditEntry, nextVersion, without } from '../../../domain/change.ts'
import { assertHoldsLease, assertMayClaim, takeLease } from '../../../domain/lease.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type RateLimiting, takeRate } from '../access/limit-rate.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { assertOpen, findReview } from './find-review.ts'

interface LeaseChange {
  readonly action: AuditAction
  /** Refuses, or returns the review with a changed lease. */
  readonly edit: (review: OpenReview, now: string) => OpenReview
}

interface ChangedLease {
  readonly applicationId: string
  /** As it was committed. It is not stored with the answer, so a repeated request reads it afresh. */
  readonly record?: ApplicationRecord
}

async function changeLease(
  deps: CommitDependencies & AnswerContext & ActSources,
  reviewer: Principal,
  applicationId: string,
  { action, edit }: LeaseChange,
): Promise<ChangedLease> {
  return commitAnswer<ChangedLease>(
    deps,
    async () => {
      const record = await findReview(deps.records, reviewer, applicationId)
      const { application } = record
      assertOpen(application)
      const act = newAct(deps, 'reviewer', reviewer.accountId)
      const next = nextVersion(application, edit(application, act.at), act.at, [])
      return {
        change: {
          application: { before: application, after: next.application },
          audit: auditEntry(act, application.accountId, action, { applicationId }),
        },
        result: { applicationId, record: { ...record, application: next.application } },
      }
    },
    () => ({ applicationId }),
  )
}

/** Takes the lease or renews the caller's lease. The answer is a recorded read of the review. */
export async function claimReview(
  deps: CommitDependencies & AnswerContext & ActSources & RateLimiting,
  reviewer: Principal,
  applicationId: string,
): Promise<Pick<ChangedLease, 'applicationId'>> {
  const reviewerId = reviewer.accountId
  await takeRate(deps, reviewerId, 'claims')
  await changeLease(deps, reviewer, applicationId, {
    action: 'review.claim',
    edit: (review, now) => {
      assertMayClaim(review, reviewerId, now)
      return { ...review, lease: takeLease(review, reviewerId, now) }
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
    edit: (review, now) => {
      assertHoldsLease(review, reviewer.accountId, now)
      return without(review, 'lease')
    },
  })
}
