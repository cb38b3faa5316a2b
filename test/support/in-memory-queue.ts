import { type Application, isReviewOpen, type OpenReview } from '../../domain/application.ts'
import { validLease } from '../../domain/lease.ts'
import type { Page, PageRequest, Records } from '../../domain/ports.ts'
import { facetsOf, hasFacets } from '../../domain/review-queue.ts'
import { copyOf } from './in-memory-items.ts'
import { cursorAt, pageOf, placeOf, sorted } from './in-memory-pages.ts'

const byDeadline = ({ deadline, applicationId }: OpenReview) => `${deadline.dueAt}#${applicationId}`

type Applications = ReadonlyMap<string, Application>

/** A page of the open reviews, by their deadlines. */
export function openReviewPage(
  applications: Applications,
  { notOf, leasedTo, unheldAt, facets = [], due, reach, ...page }: Parameters<Records['openReviews']>[0],
): Page<OpenReview> {
  const open = [...applications.values()]
    .filter(isReviewOpen)
    .filter(
      ({ accountId, lease, deadline: { dueAt } }) =>
        accountId !== notOf &&
        (leasedTo === undefined || lease?.reviewerId === leasedTo) &&
        (due?.after === undefined || due.after < dueAt) &&
        (due?.until === undefined || dueAt <= due.until),
    )
  const inOrder = sorted(open, byDeadline)
  if (unheldAt !== undefined || facets.length > 0) {
    const isWanted = (review: OpenReview) =>
      (unheldAt === undefined || validLease(review, unheldAt) === undefined) &&
      hasFacets(facetsOf(review), facets)
    const index = inOrder.filter(review => hasFacets(facetsOf(review), facets.slice(0, 1)))
    return filteredPageOf(leasedTo === undefined ? index : inOrder, page, isWanted, reach)
  }
  return pageOf(inOrder, page, byDeadline, (key, cursor) => key > cursor, copyOf)
}

/** The number of reviews that are due within a period, up to a bound. */
export function countOpenReviews(
  applications: Applications,
  { notOf, after = '', until, atMost }: Parameters<Records['countOpenReviews']>[0],
): number {
  const due = [...applications.values()]
    .filter(isReviewOpen)
    .filter(({ accountId }) => accountId !== notOf)
    .map(({ deadline }) => deadline.dueAt)
  return Math.min(due.filter(dueAt => after < dueAt && dueAt <= until).length, atMost)
}

/** The wanted ones of a bounded number of reviews; the next page continues behind them. */
function filteredPageOf(
  inOrder: readonly OpenReview[],
  { limit, cursor }: PageRequest,
  isWanted: (review: OpenReview) => boolean,
  reach = inOrder.length,
): Page<OpenReview> {
  const start = placeOf(cursor)
  const rest = start === undefined ? inOrder : inOrder.filter(review => byDeadline(review) > start)
  const within = rest.slice(0, reach)
  const wanted = within.filter(isWanted)
  const shown = wanted.slice(0, limit).map(copyOf)
  if (wanted.length <= limit && within.length === rest.length) return { items: shown }
  const last = shown.length === limit ? shown.at(-1) : within.at(-1)
  return { items: shown, nextCursor: cursorAt(last === undefined ? '' : byDeadline(last)) }
}
