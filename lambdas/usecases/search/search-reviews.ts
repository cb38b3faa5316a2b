import type { FoundReviewsView, Search } from '../../../contract/search.ts'
import { isReviewOpen } from '../../../domain/application.ts'
import type { Samples } from '../../../domain/figure-ports.ts'
import { takeRate } from '../access/limit-rate.ts'
import type { Principal } from '../access/people.ts'
import { seenBlind } from '../quality/blind.ts'
import { reviewSummaryView } from '../review/review-view.ts'
import { findApplications, recordFinding, type Searching } from './find-applications.ts'

/**
 * A reviewer finds what the queue and a review show to every reviewer: submitted applications of others, without a word about
 * their accounts, and without those on which the reviewer still owes a second opinion.
 */
export async function searchReviews(
  deps: Searching & { readonly samples: Samples },
  reviewer: Principal,
  search: Search,
): Promise<FoundReviewsView> {
  const reviewerId = reviewer.accountId
  await takeRate(deps, reviewerId, 'searches')
  const { applications } = await findApplications(deps, search)
  const reader = { reviewerId, now: deps.clock() }
  const shown = await seenBlind(
    { samples: deps.samples, ...reader },
    applications.flatMap(({ application }) =>
      application.submittedAt === undefined || application.accountId === reviewerId ? [] : [application],
    ),
  )
  const found = shown.map(({ accountId }) => accountId)
  await recordFinding(deps, search, { role: 'reviewer', id: reviewerId }, found)
  const openFirst = shown.toSorted((one, other) => Number(isReviewOpen(other)) - Number(isReviewOpen(one)))
  return { items: openFirst.map(application => reviewSummaryView(application, reader)) }
}
