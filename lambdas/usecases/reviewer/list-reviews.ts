import type { ReviewSummaryView } from '../../../contract/review.ts'
import { standingLease } from '../../../domain/lease.ts'
import type { Clock, Page, PageRequest, Records } from '../../../domain/ports.ts'
import type { Principal } from '../people.ts'
import { reviewSummaryView } from '../views/review-view.ts'

interface Query extends PageRequest {
  readonly state: 'unclaimed' | 'mine' | 'all'
}

/**
 * Open reviews, earliest deadline first. `unclaimed` leaves out what somebody holds, so a page may come out shorter
 * than its limit; it is the last one only when it has no cursor.
 */
export async function listReviews(
  { records, clock }: { records: Records; clock: Clock },
  reviewer: Principal,
  { state, ...page }: Query,
): Promise<Page<ReviewSummaryView>> {
  const reader = { reviewerId: reviewer.accountId, now: clock() }
  const { items, nextCursor } = await records.openReviews(
    state === 'mine' ? { ...page, leasedTo: reviewer.accountId } : page,
  )
  const shown = items.filter(application => {
    const lease = standingLease(application, reader.now)
    if (state === 'mine') return lease?.reviewerId === reviewer.accountId
    return state === 'all' || lease === undefined
  })
  return {
    items: shown.map(application => reviewSummaryView(application, reader)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
