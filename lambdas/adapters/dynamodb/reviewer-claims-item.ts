import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import type { ReviewerClaims } from '../../../domain/reviewer-claims.ts'
import { parseStored } from './stored.ts'

const schema = buildOnce(
  (): z.ZodType<ReviewerClaims> =>
    z.object({
      reviewerId: z.string(),
      expiries: z.record(z.string(), z.string()),
      version: z.number(),
    }),
)

const daySeconds = 86_400

export function reviewerClaimsKey(reviewerId: string) {
  return { pk: `REVIEWER#${reviewerId}`, sk: 'CLAIMS' }
}

/** Deleted a day after the last claim has expired, when it means nothing any more. */
export function toReviewerClaimsItem(claims: ReviewerClaims): Record<string, unknown> {
  const last = Math.max(...Object.values(claims.expiries).map(Date.parse))
  return {
    ...reviewerClaimsKey(claims.reviewerId),
    ...claims,
    deleteAfter: Math.ceil(last / 1000) + daySeconds,
  }
}

export function fromReviewerClaimsItem(item: unknown): ReviewerClaims {
  return parseStored(schema(), item)
}
