import { type Application, isReviewOpen, type OpenReview } from '../../domain/application.ts'
import { validLease } from '../../domain/lease.ts'
import type { Page, PageRequest, Records } from '../../domain/ports.ts'
import { copyOf } from './in-memory-items.ts'
import { cursorAt, pageOf, placeOf, sorted } from './in-memory-pages.ts'

const byDeadline = ({ deadline, applicationId }: OpenReview) => `${deadline.dueAt}#${applicationId}`

type Applications = ReadonlyMap<string, Application>

/** A page of the open reviews, by their deadlines. */
export function openReviewPage(
  applications: Applications,
  { notOf, leasedTo, unheld, ...page }: Parameters<Records['openReviews']>[0],
): Page<OpenReview> {
  const open = [...applications.values()]
    .filter(isReviewOpen)
    .filter(
      ({ accountId, lease }) =>
        accountId !== notOf && (leasedTo === undefined || lease?.reviewerId === leasedTo),
    )
  const inOrder = sorted(open, byDeadline)
  if (unheld !== undefined) return unheldPageOf(inOrder, page, unheld)
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

/** The unclaimed ones of a bounded number of reviews; the next page continues behind them. */
function unheldPageOf(
  inOrder: readonly OpenReview[],
  { limit, cursor }: PageRequest,
  { at, reach }: { readonly at: string; readonly reach: number },
): Page<OpenReview> {
  const start = placeOf(cursor)
  const rest = start === undefined ? inOrder : inOrder.filter(review => byDeadline(review) > start)
  const within = rest.slice(0, reach)
  const unheld = within.filter(review => validLease(review, at) === undefined)
  const shown = unheld.slice(0, limit).map(copyOf)
  if (unheld.length <= limit && within.length === rest.length) return { items: shown }
  const last = shown.length === limit ? shown.at(-1) : within.at(-1)
  return { items: shown, nextCursor: cursorAt(last === undefined ? '' : byDeadline(last)) }
}
