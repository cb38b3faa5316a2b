import type { FiguresOfPeriod, ReviewerFiguresOfPeriod } from '@realname/client'

type Cell = string | number | undefined

/** RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
function cellText(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map(row => `${row.map(cellText).join(',')}\r\n`).join('')

const dayColumns = [
  'submitted',
  'approved',
  'retried',
  'rejected',
  'expired',
  'withdrawn',
  'overdue',
  'webhookFailures',
  'advised',
] as const

/** One line for each day. The columns have the names of the API, in any language of the page. */
export function csvOfDays({ days, totals }: FiguresOfPeriod): string {
  const refusals = Object.keys(totals.refusals)
  const advice = Object.keys(totals.advice)
  const reasons = Object.keys(totals.reasons)
  return csvOf([
    [
      'day',
      ...dayColumns,
      'medianMinutes',
      'p95Minutes',
      ...refusals.map(code => `refusals.${code}`),
      ...advice.map(code => `advice.${code}`),
      ...reasons.map(code => `reasons.${code}`),
    ],
    ...days.map(day => [
      day.day,
      ...dayColumns.map(name => day[name]),
      day.decisionTime.medianMinutes,
      day.decisionTime.p95Minutes,
      ...refusals.map(code => day.refusals[code] ?? 0),
      ...advice.map(code => day.advice[code] ?? 0),
      ...reasons.map(code => day.reasons[code] ?? 0),
    ]),
  ])
}

const reviewerColumns = [
  'from',
  'to',
  'reviewerId',
  'decisions',
  'approved',
  'retried',
  'rejected',
  'retryShare',
  'medianMinutesInHand',
  'secondReviewed',
  'agreed',
  'agreement',
] as const

/** One line for each reviewer and part of the period. */
export function csvOfReviewers({ items }: ReviewerFiguresOfPeriod): string {
  return csvOf([reviewerColumns, ...items.map(item => reviewerColumns.map(name => item[name]))])
}
