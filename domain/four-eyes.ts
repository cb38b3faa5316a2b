import type { DecisionOutcome, OpenReview, ProposedRejection } from './application.ts'
import { DomainError } from './errors.ts'

/** The effect of one reviewer's decision on an open review. */
export type Ruling =
  /** The decision is stored as a proposal. The review stays open for another reviewer. */
  | { readonly kind: 'PROPOSE' }
  /** The decision is final. `proposal`: the proposed rejection that it confirms or overrides. */
  | { readonly kind: 'DECIDE'; readonly proposal?: ProposedRejection }

/**
 * Who cannot claim, judge or decide this review: the reviewer who proposed a rejection; in a reopened review those who decided
 * it before, and the operator who proposed the override.
 */
export function excludedFrom({ proposedRejection, override }: OpenReview): string[] {
  const proposer = proposedRejection === undefined ? [] : [proposedRejection.reviewerId]
  return [...proposer, ...(override?.barred ?? [])]
}

export function assertNotExcluded(review: OpenReview, reviewerId: string): void {
  if (!excludedFrom(review).includes(reviewerId)) return
  if (review.proposedRejection?.reviewerId === reviewerId) {
    throw new DomainError('FORBIDDEN', 'The rejection that you proposed is for another reviewer to confirm.')
  }
  throw new DomainError('FORBIDDEN', 'This review was reopened. It is for another reviewer.')
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
  assertNotExcluded(review, reviewerId)
  const { proposedRejection: proposal } = review
  if (proposal !== undefined) return { kind: 'DECIDE', proposal }
  return fourEyes && outcome === 'REJECT' ? { kind: 'PROPOSE' } : { kind: 'DECIDE' }
}
