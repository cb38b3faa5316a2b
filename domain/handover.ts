import type { OpenReview } from './application.ts'
import { type Act, without } from './change.ts'
import { assertColleague } from './colleagues.ts'
import { DomainError } from './errors.ts'
import { assertHoldsLease } from './lease.ts'
import { maximumHandovers } from './policy.ts'

/** The review without its lease, with a note for the next reviewer. `to`: the named colleague. */
export function handOver(
  review: OpenReview,
  { to, noteCiphertext }: { readonly to?: string | undefined; readonly noteCiphertext: string },
  { actor, at }: Pick<Act, 'actor' | 'at'>,
): OpenReview {
  const by = actor.id
  assertHoldsLease(review, by, at)
  if (to !== undefined) assertColleague(review, by, to)
  const { attempt, notes = [] } = review
  if (notes.filter(({ handover }) => handover !== undefined).length >= maximumHandovers) {
    throw new DomainError('WRONG_STATE', 'This application was handed over as often as it may be.')
  }
  const named = to === undefined ? {} : { to }
  return {
    ...without(review, 'lease'),
    handover: { by, ...named, at },
    notes: [...notes, { attempt, reviewerId: by, at, ciphertext: noteCiphertext, handover: named }],
  }
}

/**
 * A handover ends when somebody else takes the review. It stays while the named colleague holds the review, so that a claim
 * that ends without a decision leaves it to the same colleague.
 */
export function whenClaimed(review: OpenReview, reviewerId: string): OpenReview {
  return review.handover?.to === reviewerId ? review : without(review, 'handover')
}

/** Whether the review was handed over to another reviewer and its deadline is not near. Only that reviewer gets it as the next one. */
export function isKeptForOther({ handover, deadline }: OpenReview, reviewerId: string, now: string): boolean {
  return handover?.to !== undefined && handover.to !== reviewerId && now < deadline.dueSoonAt
}
