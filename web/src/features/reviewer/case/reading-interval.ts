import type { ApplicationDocument, Review } from '@realname/client'

type Read = Pick<Review, 'lease'> & { readonly documents: readonly Pick<ApplicationDocument, 'evidence'>[] }

const first = 3_000
const longest = 60_000

/**
 * Milliseconds until a case is read again because its files are still being read by machines. Reads are recorded, so each
 * interval is twice as long as the one before. `reads`: the number of reads so far.
 */
export function readingInterval(review: Read | undefined, reads: number): number | false {
  const isAwaited =
    review?.lease?.mine === true && review.documents.some(({ evidence }) => evidence === 'PENDING')
  return isAwaited ? Math.min(first * 2 ** Math.max(0, reads - 1), longest) : false
}
