import type { ApplicationDocument, Review } from '@realname/client'

type Read = Pick<Review, 'lease'> & { readonly documents: readonly Pick<ApplicationDocument, 'evidence'>[] }

const first = 3_000
const longest = 60_000

/**
 * Milliseconds until the page requests the case again while machines read its files. Each request is recorded in the audit
 * trail, so the interval doubles after each. `reads` is the number of requests so far.
 */
export function readingInterval(review: Read | undefined, reads: number): number | false {
  const isAwaited =
    review?.lease?.mine === true && review.documents.some(({ evidence }) => evidence === 'PENDING')
  return isAwaited ? Math.min(first * 2 ** Math.max(0, reads - 1), longest) : false
}
