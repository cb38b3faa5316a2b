import { auditEntry, nextVersion, without } from '../../../domain/change.ts'
import { assertHoldsLease, assertMayClaim, leaseUntil } from '../../../domain/lease.ts'
import { type Committing, commitChange } from '../commit-change.ts'
import { type Acting, act, type Principal } from '../people.ts'
import { assertOpen, findReview } from './find-review.ts'

/** Takes the lease, or renews the one already held. */
export async function claimReview(
  deps: Committing & Acting,
  reviewer: Principal,
  applicationId: string,
): Promise<string> {
  return commitChange(deps, async () => {
    const record = await findReview(deps.records, applicationId)
    const { application } = record
    assertOpen(record)
    const claimed = act(deps, 'reviewer', reviewer.accountId)
    assertMayClaim(application, reviewer.accountId, claimed.at)
    const lease = { reviewerId: reviewer.accountId, expiresAt: leaseUntil(claimed.at) }
    const next = nextVersion(application, { ...application, lease }, claimed.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(claimed, application.accountId, 'review.claim', { applicationId }),
      },
      result: applicationId,
    }
  })
}

/** Gives the lease back before it runs out. */
export async function releaseReview(
  deps: Committing & Acting,
  reviewer: Principal,
  applicationId: string,
): Promise<string> {
  return commitChange(deps, async () => {
    const record = await findReview(deps.records, applicationId)
    const { application } = record
    assertOpen(record)
    const released = act(deps, 'reviewer', reviewer.accountId)
    assertHoldsLease(application, reviewer.accountId, released.at)
    const next = nextVersion(application, without(application, 'lease'), released.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(released, application.accountId, 'review.release', { applicationId }),
      },
      result: applicationId,
    }
  })
}
