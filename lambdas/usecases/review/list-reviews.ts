import type { ReviewSummaryView } from '../../../contract/review.ts'
import { type ReviewState, validLease } from '../../../domain/lease.ts'
import { maximumExaminedReviews } from '../../../domain/policy.ts'
import type { Clock, Page, PageRequest, Records } from '../../../domain/ports.ts'
import { dueOfMark, facetsOfFilter, type QueueFilter } from '../../../domain/review-queue.ts'
import type { Principal } from '../access/people.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'
import { reviewSummaryView } from './review-view.ts'

interface Query extends PageRequest, QueueFilter {
  readonly state: ReviewState
}

/**
 * Open reviews of other accounts, earliest deadline first. `mine` may omit reviews with an expired lease, and a filter may
 * leave few of the examined reviews, so a page may be short.
 */
export async function listReviews(
  { records, clock, rules }: { records: Records; clock: Clock; rules: Pick<BusinessRules, 'hours'> },
  reviewer: Principal,
  { state, limit, cursor, ...filter }: Query,
): Promise<Page<ReviewSummaryView>> {
  const reader = { reviewerId: reviewer.accountId, now: clock() }
  const facets = facetsOfFilter(filter)
  const due = dueOfMark(filter.mark, reader.now, rules.hours)
  const { items, nextCursor } = await records.openReviews({
    limit,
    cursor,
    notOf: reviewer.accountId,
    facets,
    ...(due === undefined ? {} : { due }),
    ...(state === 'mine' ? { leasedTo: reviewer.accountId } : {}),
    ...(state === 'unclaimed' ? { unheldAt: reader.now } : {}),
    ...(state === 'unclaimed' || facets.length > 0 ? { reach: maximumExaminedReviews } : {}),
  })
  const shown = items.filter(
    application => state !== 'mine' || validLease(application, reader.now) !== undefined,
  )
  return {
    items: shown.map(application => reviewSummaryView(application, reader)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
