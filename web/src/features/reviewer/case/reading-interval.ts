import type { ApplicationDocument, Review } from '@realname/client'
import { isUnanswered } from './consultation.ts'

type Read = Pick<Review, 'lease' | 'consultations'> & {
  readonly documents: readonly Pick<ApplicationDocument, 'evidence'>[]
}

const first = 3_000
const longest = 60_000
/** While the opinion of a colleague is awaited. */
const longestWhileAsked = 30_000

/**
 * Milliseconds until the page requests the case again while machines read its files, or while a colleague is asked. Each request is recorded in the audit
 * trail, so the interval doubles after each. `reads` is the number of requests so far.
 */
export function readingInterval(review: Read | undefined, reads: number): number | false {
  if (review?.lease?.mine !== true) return false
  const isAsked = review.consultations?.some(isUnanswered) ?? false
  const isRead = review.documents.some(({ evidence }) => evidence === 'PENDING')
  if (!isAsked && !isRead) return false
  return Math.min(first * 2 ** Math.max(0, reads - 1), isAsked ? longestWhileAsked : longest)
}
