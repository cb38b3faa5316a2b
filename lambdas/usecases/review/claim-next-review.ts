import type { NextClaim } from '../../../contract/review.ts'
import { DomainError, type ErrorCode } from '../../../domain/errors.ts'
import { maximumExaminedReviews } from '../../../domain/policy.ts'
import { facetsOfSkills } from '../../../domain/review-queue.ts'
import { takeRate } from '../access/limit-rate.ts'
import type { Principal } from '../access/people.ts'
import { type ClaimingReviews, takeClaim } from './claim-review.ts'

/** Read at once. Concurrent reviewers take the first ones. */
const candidates = 10

/** Another reviewer was faster, or the reviewer proposed this rejection. */
const forOthers: readonly ErrorCode[] = [
  'REVIEW_CLAIMED_BY_OTHER',
  'ALREADY_DECIDED',
  'WRONG_STATE',
  'NOT_FOUND',
  'FORBIDDEN',
]

/** Claims the unclaimed review with the earliest deadline among those that the reviewer can judge. */
export async function claimNextReview(
  deps: ClaimingReviews,
  reviewer: Principal,
  skills: NextClaim,
): Promise<{ readonly applicationId?: string }> {
  await takeRate(deps, reviewer.accountId, 'claims')
  const facets = facetsOfSkills(skills)
  let cursor: string | undefined
  do {
    const page = await deps.records.openReviews({
      limit: candidates,
      cursor,
      notOf: reviewer.accountId,
      unheldAt: deps.clock(),
      facets,
      reach: maximumExaminedReviews,
    })
    for (const { applicationId } of page.items) {
      try {
        await takeClaim(deps, reviewer, applicationId)
        return { applicationId }
      } catch (error) {
        if (!(error instanceof DomainError && forOthers.includes(error.code))) throw error
      }
    }
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return {}
}
