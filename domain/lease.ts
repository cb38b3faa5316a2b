import type { Application, OpenReview } from './application.ts'
import { DomainError } from './errors.ts'
import { assertNotProposer } from './four-eyes.ts'
import { leaseMinutes } from './policy.ts'

/** The lists of open reviews: those that nobody holds, those that the reviewer holds, all. */
export const reviewStates = ['unclaimed', 'mine', 'all'] as const

export type ReviewState = (typeof reviewStates)[number]

export function leaseUntil(now: string): string {
  return new Date(Date.parse(now) + leaseMinutes * 60_000).toISOString()
}

/** The lease that binds others now; one that has run out binds nobody. */
export function standingLease({ lease }: Application, now: string): OpenReview['lease'] {
  return lease !== undefined && lease.expiresAt > now ? lease : undefined
}

/** A reviewer may take a review that nobody else holds, never their own account's, nor one that is for another to confirm. */
export function assertMayClaim(review: OpenReview, reviewerId: string, now: string): void {
  assertNotOwn(review, reviewerId)
  assertNotProposer(review, reviewerId)
  const lease = standingLease(review, now)
  if (lease !== undefined && lease.reviewerId !== reviewerId) throw claimedByOther()
}

/** Only the lease holder decides and releases. */
export function assertHoldsLease(review: OpenReview, reviewerId: string, now: string): void {
  const lease = standingLease(review, now)
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
