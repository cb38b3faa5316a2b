import { type Counts, type DayCountName, dayCountNames, type ReviewerCountName } from './figures.ts'
import { addDays, dayOfWeek, type LocalDate } from './local-time.ts'
import { quantileOf } from './minute-histogram.ts'

/** The days of a period, first and last included. */
export function daysOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

export const reviewerSpans = ['PERIOD', 'WEEK', 'DAY'] as const
export type ReviewerSpan = (typeof reviewerSpans)[number]

/** The part of a period to which a day belongs. A week begins on Monday, and may be cut by the period. */
export function spanOf(
  day: LocalDate,
  period: { readonly from: LocalDate; readonly to: LocalDate },
  by: ReviewerSpan,
): { readonly from: LocalDate; readonly to: LocalDate } {
  if (by === 'PERIOD') return period
  if (by === 'DAY') return { from: day, to: day }
  const monday = addDays(day, -((dayOfWeek(day) + 6) % 7))
  const sunday = addDays(monday, 6)
  return {
    from: monday < period.from ? period.from : monday,
    to: sunday > period.to ? period.to : sunday,
  }
}

export function sumOf(all: readonly Counts[]): Counts {
  const sum: Record<string, number> = {}
  for (const counts of all) {
    for (const [key, count] of Object.entries(counts)) sum[key] = (sum[key] ?? 0) + count
  }
  return sum
}

/** The numbers of a figure by what follows its name. */
function within(counts: Counts, name: string): [string, number][] {
  const prefix = `${name}:`
  return Object.entries(counts).flatMap(([key, count]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), count]] : [],
  )
}

function byCode(counts: Counts, name: string): Record<string, number> {
  return Object.fromEntries(within(counts, name).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** The bins of a histogram that have any time. */
export const binsOf = (counts: Counts, name: string): number[] => [...histogramOf(counts, name).keys()]

const histogramOf = (counts: Counts, name: string) =>
  new Map(within(counts, name).map(([bin, count]) => [Number(bin), count]))

/** Absent minutes: there was no decision. */
interface DecisionTimes {
  readonly decisions: number
  readonly medianMinutes?: number
  readonly p95Minutes?: number
}

export type DayFigures = Readonly<Record<DayCountName, number>> & {
  readonly refusals: Readonly<Record<string, number>>
  readonly advice: Readonly<Record<string, number>>
  readonly reasons: Readonly<Record<string, number>>
  readonly decisionTime: DecisionTimes
}

function timesOf(bins: ReadonlyMap<number, number>): DecisionTimes {
  const medianMinutes = quantileOf(bins, 0.5)
  const p95Minutes = quantileOf(bins, 0.95)
  return {
    decisions: [...bins.values()].reduce((sum, count) => sum + count, 0),
    ...(medianMinutes === undefined ? {} : { medianMinutes }),
    ...(p95Minutes === undefined ? {} : { p95Minutes }),
  }
}

export function dayFiguresOf(counts: Counts): DayFigures {
  const plain = Object.fromEntries(dayCountNames.map(name => [name, counts[name] ?? 0]))
  return {
    ...(plain as Record<DayCountName, number>),
    refusals: byCode(counts, 'refusals'),
    advice: byCode(counts, 'advice'),
    reasons: byCode(counts, 'reasons'),
    decisionTime: timesOf(histogramOf(counts, 'decisionTime')),
  }
}

export interface ReviewerFigures {
  readonly reviewerId: string
  readonly decisions: number
  readonly approved: number
  readonly retried: number
  readonly rejected: number
  /** From 0 to 1. */
  readonly retryShare: number
  readonly secondReviewed: number
  readonly agreed: number
  /** From 0 to 1. Absent: no second opinion. */
  readonly agreement?: number
  /** Absent: no decision with a known claim. */
  readonly medianMinutesInHand?: number
}

const shareOf = (part: number, whole: number) => Math.round((part / whole) * 1000) / 1000

/** The figures of a reviewer with a decision or a second opinion on one. */
export function reviewerFiguresOf(reviewerId: string, counts: Counts): ReviewerFigures {
  const count = (name: ReviewerCountName) => counts[name] ?? 0
  const [approved, retried, rejected] = [count('approved'), count('retried'), count('rejected')]
  const [secondReviewed, agreed] = [count('secondReviewed'), count('agreed')]
  const decisions = approved + retried + rejected
  const medianMinutesInHand = quantileOf(histogramOf(counts, 'inHand'), 0.5)
  return {
    reviewerId,
    decisions,
    approved,
    retried,
    rejected,
    retryShare: decisions === 0 ? 0 : shareOf(retried, decisions),
    secondReviewed,
    agreed,
    ...(secondReviewed === 0 ? {} : { agreement: shareOf(agreed, secondReviewed) }),
    ...(medianMinutesInHand === undefined ? {} : { medianMinutesInHand }),
  }
}
