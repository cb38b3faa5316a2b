import type { NextClaim } from '../../../contract/review.ts'
import type { OpenReview } from '../../../domain/application.ts'
import { DomainError, type ErrorCode } from '../../../domain/errors.ts'
import { isKeptForOther } from '../../../domain/handover.ts'
import { maximumExaminedReviews } from '../../../domain/policy.ts'
import { type FacetGroups, facetsOfSkills, handedFacet } from '../../../domain/review-queue.ts'
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

interface Waiting {
  readonly wanted: (review: OpenReview) => boolean
  readonly facets: FacetGroups
}

/** Claims the first unclaimed review that is wanted and that nobody else takes meanwhile. */
async function claimFirst(
  deps: ClaimingReviews,
  reviewer: Principal,
  { wanted, facets }: Waiting,
): Promise<string | undefined> {
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
    for (const { applicationId } of page.items.filter(wanted)) {
      if (await isTaken(deps, reviewer, applicationId)) return applicationId
    }
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return undefined
}

async function isTaken(deps: ClaimingReviews, reviewer: Principal, applicationId: string): Promise<boolean> {
  try {
    await takeClaim(deps, reviewer, applicationId)
    return true
  } catch (error) {
    if (!(error instanceof DomainError && forOthers.includes(error.code))) throw error
    return false
  }
}

/**
 * Claims the unclaimed review with the earliest deadline among those that the reviewer can judge. Reviews that were handed
 * over to the reviewer are first, whatever their type. Those that were handed over to others are left to them until their
 * deadline is near, and those that the reviewer handed over are the last.
 */
export async function claimNextReview(
  deps: ClaimingReviews,
  reviewer: Principal,
  skills: NextClaim,
): Promise<{ readonly applicationId?: string }> {
  const { accountId: reviewerId } = reviewer
  await takeRate(deps, reviewerId, 'claims')
  const own = new Set<string>()
  const claimedId =
    (await claimFirst(deps, reviewer, { wanted: () => true, facets: [[handedFacet(reviewerId)]] })) ??
    (await claimFirst(deps, reviewer, {
      facets: facetsOfSkills(skills),
      wanted: review => {
        if (isKeptForOther(review, reviewerId, deps.clock())) return false
        if (review.handover?.by === reviewerId) own.add(review.applicationId)
        return review.handover?.by !== reviewerId
      },
    }))
  if (claimedId !== undefined) return { applicationId: claimedId }
  for (const applicationId of own) {
    if (await isTaken(deps, reviewer, applicationId)) return { applicationId }
  }
  return {}
}
