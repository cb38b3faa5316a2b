import type {
  CountedQuery,
  FiguresQuery,
  FiguresView,
  ReviewerFiguresView,
} from '../../../contract/figures.ts'
import { fieldRefusal } from '../../../domain/errors.ts'
import type { Figures } from '../../../domain/figure-ports.ts'
import { type CountedFact, listedFigures } from '../../../domain/figures.ts'
import { dayFiguresOf, daysOf, reviewerFiguresOf, sumOf } from '../../../domain/figures-of-period.ts'
import { addDays, localDate } from '../../../domain/local-time.ts'
import { figureLimits, maximumCountedReviews } from '../../../domain/policy.ts'
import type { Clock, Leftovers, Page, Records } from '../../../domain/ports.ts'
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

/** The figures of every reviewer who decided in the period, most decisions first. */
export async function readReviewerFigures(
  deps: Pick<Reading, 'figures' | 'clock' | 'rules'>,
  query: FiguresQuery,
): Promise<ReviewerFiguresView> {
  const { from, to } = periodOf(query, deps)
  const counts = await deps.figures.reviewers(from, to)
  const items = [...counts].map(([reviewerId, own]) => reviewerFiguresOf(reviewerId, own))
  return {
    from,
    to,
    items: items.toSorted(
      (one, other) => other.decisions - one.decisions || (one.reviewerId < other.reviewerId ? -1 : 1),
    ),
  }
}

/** The applications behind a number of the figures. */
export async function listCountedApplications(
  deps: Pick<Reading, 'figures' | 'clock' | 'rules'>,
  { figure, code, limit, cursor, ...asked }: CountedQuery,
): Promise<Page<CountedFact>> {
  const period = periodOf(asked, deps)
  const hasCodes = listedFigures.byCode.some(name => name === figure)
  if (hasCodes !== (code !== undefined)) {
    throw fieldRefusal(
      'INVALID_FIELD',
      '/code',
      hasCodes ? 'Give a code of this figure.' : 'This figure has no codes.',
    )
  }
  const list = code === undefined ? figure : `${figure}:${code}`
  return deps.figures.facts({ list, ...period }, { limit, cursor })
}
