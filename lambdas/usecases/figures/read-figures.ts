import type {
  CountedQuery,
  FiguresQuery,
  FiguresView,
  ReviewerFiguresQuery,
  ReviewerFiguresView,
} from '../../../contract/figures.ts'
import { fieldRefusal } from '../../../domain/errors.ts'
import type { Figures, ReviewerDay } from '../../../domain/figure-ports.ts'
import { type CountedFact, listedFigures, reviewersList } from '../../../domain/figures.ts'
import {
  binsOf,
  dayFiguresOf,
  daysOf,
  reviewerFiguresOf,
  spanOf,
  sumOf,
} from '../../../domain/figures-of-period.ts'
import { addDays, type LocalDate, localDate } from '../../../domain/local-time.ts'
import { minuteBins } from '../../../domain/minute-histogram.ts'
import { figureLimits, maximumCountedReviews } from '../../../domain/policy.ts'
import type { Clock, Leftovers, Page, PageRequest, Records } from '../../../domain/ports.ts'
import { nextWorkingCloses } from '../../../domain/working-days.ts'
import { type BusinessRules, workingCalendar } from '../calendar/working-calendar.ts'

/** The period of a request. Without days, it is the last week. */
function periodOf(asked: FiguresQuery, { clock, rules }: Pick<OpenNow, 'clock' | 'rules'>) {
  const to = asked.to ?? localDate(clock(), rules.hours.timeZone)
  const from = asked.from ?? addDays(to, -6)
  if (to < from) throw fieldRefusal('INVALID_FIELD', '/to', 'Give a day that is not before `from`.')
  if (to >= addDays(from, figureLimits.longestPeriod)) {
    throw fieldRefusal('INVALID_FIELD', '/to', `Ask for at most ${figureLimits.longestPeriod} days.`)
  }
  return { from, to }
}

/** Close of business of so many working days is listed: today's and those on which a new review can be due. */
const listedDueDays = 4

interface OpenNow {
  readonly records: Pick<Records, 'calendars' | 'countOpenReviews'>
  readonly leftovers: Pick<Leftovers, 'attentionBefore'>
  readonly rules: BusinessRules
  readonly clock: Clock
}

/** Open reviews by the day on which they are due, and parked applications. Each number is counted up to a limit. */
async function openNow({ records, leftovers, rules, clock }: OpenNow): Promise<FiguresView['now']> {
  const at = clock()
  const atMost = maximumCountedReviews
  const calendar = await workingCalendar({ records, rules })
  const closes = nextWorkingCloses(at, listedDueDays, rules.hours, calendar)
  const [overdue, parked, later, ...byDay] = await Promise.all([
    records.countOpenReviews({ until: at, atMost }),
    leftovers.attentionBefore('PARKED', at, { limit: atMost }),
    records.countOpenReviews({ after: closes.at(-1) ?? at, until: '9999-12-31T00:00:00.000Z', atMost }),
    ...closes.map((close, index) =>
      records.countOpenReviews({ after: closes[index - 1] ?? at, until: close, atMost }),
    ),
  ])
  const numbers = [overdue, parked.items.length, later, ...byDay]
  return {
    at,
    overdue,
    dueByDay: closes.map((close, index) => ({
      day: localDate(close, rules.hours.timeZone),
      reviews: byDay[index] ?? 0,
    })),
    dueLater: later,
    parked: parked.items.length,
    capped: numbers.some(number => number >= atMost),
  }
}

interface Reading extends OpenNow {
  readonly figures: Figures
}

/** The figures of a period by day and in total, and what is open now. */
export async function readFigures(deps: Reading, query: FiguresQuery): Promise<FiguresView> {
  const { from, to } = periodOf(query, deps)
  const [counts, now] = await Promise.all([deps.figures.days(from, to), openNow(deps)])
  return {
    from,
    to,
    timeZone: deps.rules.hours.timeZone,
    now,
    totals: dayFiguresOf(sumOf([...counts.values()])),
    days: daysOf(from, to).map(day => ({ day, ...dayFiguresOf(counts.get(day) ?? {}) })),
  }
}

/** The figures of every reviewer who decided, in each part of the period, most decisions first. */
export async function readReviewerFigures(
  deps: Pick<Reading, 'figures' | 'clock' | 'rules'>,
  { by = 'PERIOD', ...asked }: ReviewerFiguresQuery,
): Promise<ReviewerFiguresView> {
  const period = periodOf(asked, deps)
  const parts = new Map<string, ReviewerDay & { readonly from: LocalDate; readonly to: LocalDate }>()
  for (const each of await deps.figures.reviewers(period.from, period.to)) {
    const span = spanOf(each.day, period, by)
    const key = `${span.from}#${each.reviewerId}`
    const counts = sumOf([parts.get(key)?.counts ?? {}, each.counts])
    parts.set(key, { ...each, ...span, counts })
  }
  const items = [...parts.values()].map(({ from, to, reviewerId, counts }) => ({
    from,
    to,
    ...reviewerFiguresOf(reviewerId, counts),
  }))
  return {
    ...period,
    items: items.toSorted(
      (one, other) =>
        one.from.localeCompare(other.from) ||
        other.decisions - one.decisions ||
        (one.reviewerId < other.reviewerId ? -1 : 1),
    ),
  }
}

type Counted = Pick<CountedQuery, 'figure' | 'code' | 'reviewerId'>

/** The stored list of a number. Refuses a code or a reviewer that its figure does not take. */
function listOf({ figure, code, reviewerId }: Counted): string {
  const isOf = (names: readonly string[]) => names.includes(figure)
  const hasCodes = isOf(listedFigures.byCode)
  if (hasCodes !== (code !== undefined)) {
    const problem = hasCodes ? 'Give a code of this figure.' : 'This figure has no codes.'
    throw fieldRefusal('INVALID_FIELD', '/code', problem)
  }
  if (reviewerId === undefined && isOf(listedFigures.ofReviewer)) {
    throw fieldRefusal('INVALID_FIELD', '/reviewerId', 'Give a reviewer.')
  }
  if (reviewerId === undefined) return code === undefined ? figure : `${figure}:${code}`
  if (!isOf([...listedFigures.ofReviewer, ...listedFigures.byOutcome])) {
    throw fieldRefusal('INVALID_FIELD', '/reviewerId', 'This figure is not of one reviewer.')
  }
  return reviewersList(figure, reviewerId)
}

/** The place in a list of times: a bin of the histogram, and the cursor of its own list. */
const placeOf = (bin: number, cursor = '') => `${bin}-${cursor}`

/** The slowest first, to within the width of a bin. Reads only the bins that the period has. */
async function slowest(
  { figures }: Pick<Reading, 'figures'>,
  { figure, from, to }: { readonly figure: string; readonly from: LocalDate; readonly to: LocalDate },
  { limit, cursor }: PageRequest,
): Promise<Page<CountedFact & { readonly minutes: number }>> {
  const [, startBin, startCursor] = /^(\d{1,3})-(.*)$/.exec(cursor ?? '') ?? []
  const start = startBin === undefined ? Number.POSITIVE_INFINITY : Number(startBin)
  const counts = sumOf([...(await figures.days(from, to)).values()])
  const bins = binsOf(counts, figure)
    .filter(bin => bin <= start)
    .toSorted((one, other) => other - one)
  const items: (CountedFact & { readonly minutes: number })[] = []
  for (const bin of bins) {
    if (items.length === limit) return { items, nextCursor: placeOf(bin) }
    const inBin = bin === start && startCursor !== '' ? startCursor : undefined
    const rest = { limit: limit - items.length, cursor: inBin }
    const page = await figures.facts({ list: `${figure}:${bin}`, from, to }, rest)
    items.push(...page.items.map(fact => ({ ...fact, minutes: minuteBins[bin] ?? 0 })))
    if (page.nextCursor !== undefined) return { items, nextCursor: placeOf(bin, page.nextCursor) }
  }
  return { items }
}

/** The applications behind a number of the figures. */
export async function listCountedApplications(
  deps: Pick<Reading, 'figures' | 'clock' | 'rules'>,
  { figure, code, reviewerId, limit, cursor, ...asked }: CountedQuery,
): Promise<Page<CountedFact & { readonly minutes?: number }>> {
  const period = periodOf(asked, deps)
  const list = listOf({ figure, code, reviewerId })
  return listedFigures.times.some(each => each === figure)
    ? slowest(deps, { figure, ...period }, { limit, cursor })
    : deps.figures.facts({ list, ...period }, { limit, cursor })
}
