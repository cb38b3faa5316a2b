import type { DecisionOutcome, OpenReview, ProposedRejection } from './application.ts'
import { DomainError } from './errors.ts'

/** What one reviewer's decision does to an open review. */
export type Ruling =
  /** It is kept until another reviewer decides: nothing is decided yet. */
  | { readonly kind: 'PROPOSE' }
  /** It decides. `proposal` is what it confirms, or overrides, if a rejection was proposed. */
  | { readonly kind: 'DECIDE'; readonly proposal?: ProposedRejection }

/** While a proposed rejection stands, claiming and deciding are for another reviewer. */
export function assertNotProposer({ proposedRejection }: OpenReview, reviewerId: string): void {
  if (proposedRejection?.reviewerId === reviewerId) {
    throw new DomainError('FORBIDDEN', 'The rejection that you proposed is for another reviewer to confirm.')
  }
}

/**
 * Four eyes: where the stage asks for them, a rejection needs a second reviewer, whose decision stands whatever it is.
 * A proposal that was made is for somebody else to decide on, even if the stage asks for four eyes no longer.
 */
export function rulingOn(
  review: OpenReview,
  { outcome, reviewerId }: { outcome: DecisionOutcome; reviewerId: string },
  fourEyes: boolean,
): Ruling {
  assertNotProposer(review, reviewerId)
  const { proposedRejection: proposal } = review
  if (proposal !== undefined) return { kind: 'DECIDE', proposal }
  return fourEyes && outcome === 'REJECT' ? { kind: 'PROPOSE' } : { kind: 'DECIDE' }
}
