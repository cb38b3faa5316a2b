import type { ReviewSummaryView } from '../../../contract/review.ts'
import { questionsFor } from '../../../domain/consultation.ts'
import { type ReviewState, validLease } from '../../../domain/lease.ts'
import { maximumExaminedReviews } from '../../../domain/policy.ts'
import type { Clock, Page, PageRequest, Records } from '../../../domain/ports.ts'
import {
  askedFacets,
  dueOfFilter,
  facetsOfFilter,
  handedFacet,
  type QueueFilter,
} from '../../../domain/review-queue.ts'
import type { Principal } from '../access/people.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'
import { reviewSummaryView } from './review-view.ts'

interface Query extends PageRequest, QueueFilter {
  readonly state: ReviewState
}

/**
 * Open reviews of other accounts, earliest deadline first. `mine` may omit reviews with an expired lease, `asked` those
 * about which the reviewer asked, and a filter may leave few of the examined reviews, so a page may be short.
 */
export async function listReviews(
  { records, clock, rules }: { records: Records; clock: Clock; rules: Pick<BusinessRules, 'hours'> },
  reviewer: Principal,
  { state, limit, cursor, ...filter }: Query,
): Promise<Page<ReviewSummaryView>> {
  const { accountId: reviewerId } = reviewer
  const reader = { reviewerId, now: clock() }
  const personal = { handed: [[handedFacet(reviewerId)]], asked: [askedFacets(reviewerId)] }
  const facets = [
    ...(state === 'handed' || state === 'asked' ? personal[state] : []),
    ...facetsOfFilter(filter),
  ]
  const due = dueOfFilter(filter, reader.now, rules.hours)
  const { items, nextCursor } = await records.openReviews({
    limit,
    cursor,
    notOf: reviewerId,
    facets,
    ...(due === undefined ? {} : { due }),
    ...(state === 'mine' ? { leasedTo: reviewerId } : {}),
    ...(state === 'unclaimed' ? { unheldAt: reader.now } : {}),
    ...(state === 'unclaimed' || facets.length > 0 ? { reach: maximumExaminedReviews } : {}),
  })
  const shown = items.filter(
    application =>
      (state !== 'mine' || validLease(application, reader.now) !== undefined) &&
      (state !== 'asked' || questionsFor(application, reviewerId).length > 0),
  )
  return {
    items: shown.map(application => reviewSummaryView(application, reader)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
