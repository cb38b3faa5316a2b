import type { Application, Lease, OpenReview } from './application.ts'
import { DomainError } from './errors.ts'
import { assertNotExcluded } from './four-eyes.ts'
import { leaseMinutes } from './policy.ts'

/**
 * The lists of open reviews: without a lease, leased to the reviewer, all, handed over to the reviewer, and those about which
 * the reviewer is asked for an opinion.
 */
export const reviewStates = ['unclaimed', 'mine', 'all', 'handed', 'asked'] as const

export type ReviewState = (typeof reviewStates)[number]

/** A new lease, or a renewed one, which keeps the time of its claim. */
export function takeLease(review: OpenReview, reviewerId: string, now: string): Lease {
  const held = validLease(review, now)
  const { claimedAt } = held?.reviewerId === reviewerId ? held : { claimedAt: now }
  return {
    reviewerId,
    ...(claimedAt === undefined ? {} : { claimedAt }),
    expiresAt: new Date(Date.parse(now) + leaseMinutes * 60_000).toISOString(),
  }
}

/** The lease, unless it has expired. */
export function validLease({ lease }: Application, now: string): OpenReview['lease'] {
  return lease !== undefined && lease.expiresAt > now ? lease : undefined
}

/**
 * A reviewer can claim a review that no other reviewer holds. Reviews of their own account, of their own proposal and
 * of their own decision are excluded.
 */
export function assertMayClaim(review: OpenReview, reviewerId: string, now: string): void {
  assertNotOwn(review, reviewerId)
  assertNotExcluded(review, reviewerId)
  const lease = validLease(review, now)
  if (lease !== undefined && lease.reviewerId !== reviewerId) throw claimedByOther()
}

/** Only the lease holder can decide and release. */
export function assertHoldsLease(review: OpenReview, reviewerId: string, now: string): void {
  const lease = validLease(review, now)
  if (lease === undefined)
    throw new DomainError('WRONG_STATE', 'Claim the review first: nobody holds it now.')
  if (lease.reviewerId !== reviewerId) throw claimedByOther()
}

export function assertNotOwn(application: Application, reviewerId: string): void {
  if (application.accountId === reviewerId) {
    throw new DomainError('OWN_APPLICATION', "Nobody reviews their own account's application.")
  }
}

function claimedByOther(): DomainError {
  return new DomainError('REVIEW_CLAIMED_BY_OTHER', 'Another reviewer holds this review.')
}
