import type { DecisionOutcome, OpenReview, ProposedRejection } from './application.ts'
import { DomainError } from './errors.ts'

/** The effect of one reviewer's decision on an open review. */
export type Ruling =
  /** The decision is stored as a proposal. The review stays open for another reviewer. */
  | { readonly kind: 'PROPOSE' }
  /** The decision is final. `proposal`: the proposed rejection that it confirms or overrides. */
  | { readonly kind: 'DECIDE'; readonly proposal?: ProposedRejection }

/** The reviewer who proposed a rejection can neither claim nor decide this review again. */
export function assertNotProposer({ proposedRejection }: OpenReview, reviewerId: string): void {
  if (proposedRejection?.reviewerId === reviewerId) {
    throw new DomainError('FORBIDDEN', 'The rejection that you proposed is for another reviewer to confirm.')
  }
}

/**
 * Four eyes: if the stage setting is on, a rejection needs a second reviewer, whose decision is final. A stored
 * proposal still needs another reviewer after the setting is turned off.
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
