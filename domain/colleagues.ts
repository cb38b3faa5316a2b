import type { OpenReview } from './application.ts'
import { fieldRefusal } from './errors.ts'
import { excludedFrom } from './four-eyes.ts'

/**
 * A named colleague is another person than the one who asks, and may see the review: it is neither their own application nor
 * one that four eyes exclude them from.
 */
export function assertColleague(review: OpenReview, reviewerId: string, to: string): void {
  if ([reviewerId, review.accountId, ...excludedFrom(review)].includes(to)) {
    throw fieldRefusal('INVALID_FIELD', '/to', 'Name another reviewer. This one cannot take the case.')
  }
}
