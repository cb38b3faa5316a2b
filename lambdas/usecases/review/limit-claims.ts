import { DomainError } from '../../../domain/errors.ts'
import { validLease } from '../../../domain/lease.ts'
import type { Records, Replacement } from '../../../domain/ports.ts'
import { otherClaims, type ReviewerClaims, withClaim } from '../../../domain/reviewer-claims.ts'

/** `openReviewsPerReviewer`; undefined: the stage has no limit. */
export interface ClaimLimit {
  readonly openReviewsPerReviewer?: number
}

interface Claim {
  readonly reviewerId: string
  readonly applicationId: string
  readonly expiresAt: string
}

async function stillHeld(
  records: Records,
  applicationIds: readonly string[],
  reviewerId: string,
  now: string,
): Promise<string[]> {
  const held = await Promise.all(
    applicationIds.map(async applicationId => {
      const application = (await records.application(applicationId))?.application
      return application !== undefined && validLease(application, now)?.reviewerId === reviewerId
    }),
  )
  return applicationIds.filter((_, index) => held[index])
}

interface Counting {
  readonly records: Records
  readonly claimLimit: ClaimLimit
  /** The reviewer's claims as stored; they are not read without a limit. */
  readonly before: ReviewerClaims | undefined
}

/**
 * The reviewer's claims with this one, for the transaction of the claim; undefined without a limit. Refuses a claim
 * above the limit. Only then it reads whether the other claims still stand: some were decided, released or withdrawn.
 */
export async function countedClaim(
  { records, claimLimit: { openReviewsPerReviewer: limit }, before }: Counting,
  claim: Claim,
  now: string,
): Promise<Replacement<ReviewerClaims> | undefined> {
  if (limit === undefined) return undefined
  const known = otherClaims(before, claim.applicationId, now)
  const others = known.length < limit ? known : await stillHeld(records, known, claim.reviewerId, now)
  if (others.length >= limit) {
    throw new DomainError('REVIEW_LIMIT_REACHED', 'You hold as many reviews as one reviewer may.')
  }
  return { ...(before === undefined ? {} : { before }), after: withClaim(before, others, claim) }
}
