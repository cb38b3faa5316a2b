import type { ReviewSummaryView } from '../../../contract/review.ts'
import { type ReviewState, validLease } from '../../../domain/lease.ts'
import type { Clock, Page, PageRequest, Records } from '../../../domain/ports.ts'
import type { Principal } from '../access/people.ts'
import { reviewSummaryView } from './review-view.ts'

interface Query extends PageRequest {
  readonly state: ReviewState
}

/**
 * Maximum number of reviews examined for one page of unclaimed ones. It bounds the cost and far exceeds the number of
 * leases at one time.
 */
const reach = 1000

/**
 * Open reviews of other accounts, earliest deadline first. `mine` may omit reviews with an expired lease, so a page may
 * be short.
 */
export async function listReviews(
  { records, clock }: { records: Records; clock: Clock },
  reviewer: Principal,
  { state, ...page }: Query,
): Promise<Page<ReviewSummaryView>> {
  const reader = { reviewerId: reviewer.accountId, now: clock() }
  const { items, nextCursor } = await records.openReviews({
    ...page,
    notOf: reviewer.accountId,
    ...(state === 'mine' ? { leasedTo: reviewer.accountId } : {}),
    ...(state === 'unclaimed' ? { unheld: { at: reader.now, reach } } : {}),
  })
  const shown = items.filter(
    application => state !== 'mine' || validLease(application, reader.now) !== undefined,
  )
  return {
    items: shown.map(application => reviewSummaryView(application, reader)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
