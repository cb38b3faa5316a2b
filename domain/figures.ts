import type { DomainEvent, DomainEventName } from './events.ts'
import type { Advice } from './evidence/advice-names.ts'
import { type LocalDate, localDate } from './local-time.ts'
import { binOf } from './minute-histogram.ts'
import { figureLimits } from './policy.ts'
import { type BusinessHours, type PublishedCalendar, workingMinutes } from './working-days.ts'

/** A stored change that counts itself. */
type StoredChange = 'the failed delivery itself' | 'the stored reading itself' | 'the second opinion itself'

/** `byCode`: one count for each code. `minutes`: a histogram. */
interface FigureRow {
  readonly kind: 'count' | 'byCode' | 'minutes'
  readonly meaning: string
  /** The events that are counted, or the stored change that counts itself. */
  readonly source: readonly DomainEventName[] | StoredChange
}

const conclusions = ['application.approved', 'application.retry_requested', 'application.rejected'] as const

/**
 * The figures of a day in the stage's time zone. The day is that of the event, but for `overdue`. Outcomes and reasons are
 * the applied ones: an approval that a rule turned into a retry is a retry.
 */
export const dayFigures = {
  submitted: {
    kind: 'count',
    meaning: 'Submissions, first ones and those after a retry.',
    source: ['application.submitted'],
  },
  approved: { kind: 'count', meaning: 'Approvals.', source: ['application.approved'] },
  retried: { kind: 'count', meaning: 'Requested retries.', source: ['application.retry_requested'] },
  rejected: { kind: 'count', meaning: 'Rejections.', source: ['application.rejected'] },
  expired: {
    kind: 'count',
    meaning: 'Drafts and requested retries that expired.',
    source: ['application.expired'],
  },
  withdrawn: { kind: 'count', meaning: 'Withdrawals.', source: ['application.withdrawn'] },
  overdue: {
    kind: 'count',
    meaning:
      'Deadlines that passed without a decision, on the day on which they passed. A deadline counts once, however often it is reported.',
    source: ['review.overdue'],
  },
  webhookFailures: {
    kind: 'count',
    meaning:
      'Webhook deliveries that failed: no attempt was left, the endpoint answered 410, or it was disabled meanwhile.',
    source: 'the failed delivery itself',
  },
  advised: {
    kind: 'count',
    meaning: 'Accepted files that got advice, on the day on which they were read.',
    source: 'the stored reading itself',
  },
  refusals: { kind: 'byCode', meaning: 'Refused files, by refusal.', source: ['document.refused'] },
  advice: {
    kind: 'byCode',
    meaning: 'Accepted files that got the advice, by advice.',
    source: 'the stored reading itself',
  },
  reasons: {
    kind: 'byCode',
    meaning: 'Retries and rejections that name the reason, by reason.',
    source: ['application.retry_requested', 'application.rejected'],
  },
  decisionTime: {
    kind: 'minutes',
    meaning: 'Working time from a submission to its decision, in minutes within business hours.',
    source: conclusions,
  },
} as const satisfies Record<string, FigureRow>

/** The figures of a reviewer. Decisions of test mode that no reviewer made are not among them. */
export const reviewerFigures = {
  approved: { kind: 'count', meaning: 'Decisions applied as approvals.', source: ['application.approved'] },
  retried: {
    kind: 'count',
    meaning: 'Decisions applied as retries.',
    source: ['application.retry_requested'],
  },
  rejected: {
    kind: 'count',
    meaning: 'Decisions applied as rejections.',
    source: ['application.rejected'],
  },
  secondReviewed: {
    kind: 'count',
    meaning:
      'Decisions of the reviewer of which a second reviewer gave an opinion, on the day of that opinion.',
    source: 'the second opinion itself',
  },
  agreed: {
    kind: 'count',
    meaning: 'Second opinions with the same outcome and the same reasons.',
    source: 'the second opinion itself',
  },
  inHand: {
    kind: 'minutes',
    meaning: 'Time from the claim of a review to the decision, in minutes.',
    source: conclusions,
  },
} as const satisfies Record<string, FigureRow>

type Names<T, Kind> = { [N in keyof T]: T[N] extends { readonly kind: Kind } ? N : never }[keyof T] & string

type Applied = 'approved' | 'retried' | 'rejected'

export type ReviewerCountName = Names<typeof reviewerFigures, 'count'>

export type DayCountName = Names<typeof dayFigures, 'count'>
export const dayCountNames = Object.entries(dayFigures).flatMap(([name, { kind }]) =>
  kind === 'count' ? [name as DayCountName] : [],
)

/**
 * The figures that have a list of applications. `byCode`: a list for each code. `times`: the slowest first. `ofReviewer`: only with a
 * reviewer. `byOutcome`: with or without a reviewer.
 */
export const listedFigures = {
  counts: dayCountNames.filter(name => name !== 'webhookFailures'),
  byCode: ['refusals', 'advice', 'reasons'],
  times: ['decisionTime'],
  ofReviewer: ['decisions', 'secondReviewed'],
  byOutcome: ['approved', 'retried', 'rejected'],
} as const satisfies {
  readonly counts: readonly DayCountName[]
  readonly byCode: readonly Names<typeof dayFigures, 'byCode'>[]
  readonly times: readonly Names<typeof dayFigures, 'minutes'>[]
  readonly ofReviewer: readonly (ReviewerCountName | 'decisions')[]
  readonly byOutcome: readonly Applied[]
}

export const reviewersList = (list: string, reviewerId: string): string => `${list}@${reviewerId}`

const isOutcome = (key: string) => listedFigures.byOutcome.some(outcome => outcome === key)

/** The lists in which a fact stands: those of its keys, and those of its reviewer. A list of times has one part for each bin. */
export function listsOf({ keys, reviewer }: Pick<Counting, 'keys' | 'reviewer'>): string[] {
  if (reviewer === undefined) return [...keys]
  const counted = reviewer.keys.filter(key => isOutcome(key) || key === 'secondReviewed')
  const own = counted.some(isOutcome) ? ['decisions', ...counted] : counted
  return [...keys, ...own.map(list => reviewersList(list, reviewer.reviewerId))]
}

/** The events that the consumer of figures needs. */
export const countedEventNames: readonly DomainEventName[] = [
  ...new Set(
    Object.values(dayFigures).flatMap(({ source }): readonly DomainEventName[] =>
      typeof source === 'string' ? [] : source,
    ),
  ),
]

/** Numbers by `name`, `name:code` or `name:bin`. Counts of several days or shards are added up. */
export type Counts = Readonly<Record<string, number>>

/** The application behind a number, and when it happened. */
export interface CountedFact {
  readonly applicationId: string
  readonly accountId: string
  readonly at: string
}

/** A fact that is counted once: each of the keys is one more. */
export interface Counting {
  readonly factId: string
  readonly day: LocalDate
  readonly keys: readonly string[]
  readonly reviewer?: { readonly reviewerId: string; readonly keys: readonly string[] }
  /** Stands in the list of each key. Absent: the numbers have no lists. */
  readonly fact?: CountedFact
}

/** What a decision took. It is stored with the decision's event, and never published. */
export interface DecisionWork {
  readonly submittedAt: string
  readonly decidedAt: string
  /** Absent if no reviewer decided, in test mode. */
  readonly reviewerId?: string
  /** When the reviewer claimed the review for this decision. Absent for a claim of an earlier version. */
  readonly claimedAt?: string
}

interface CountedEvent
  extends Pick<DomainEvent, 'id' | 'name' | 'applicationId' | 'accountId' | 'attempt' | 'occurredAt'> {
  readonly details?: DomainEvent['details'] | undefined
}

const appliedAs: Readonly<Partial<Record<DomainEventName, Applied>>> = {
  'application.approved': 'approved',
  'application.retry_requested': 'retried',
  'application.rejected': 'rejected',
}

const codeOf = (value: unknown): string[] =>
  typeof value === 'string' && /^[A-Z0-9_]+$/.test(value) ? [value] : []

/** Each reason once, also if it is given for two slots. */
function reasonKeys({ reasons }: Readonly<Record<string, unknown>>): string[] {
  const all: unknown[] = Array.isArray(reasons) ? reasons : []
  const codes = all.flatMap(reason =>
    typeof reason === 'object' && reason !== null && 'code' in reason ? codeOf(reason.code) : [],
  )
  return [...new Set(codes)].map(code => `reasons:${code}`)
}

const minutesBetween = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 60_000

export interface MeasuredWork extends DecisionWork {
  /** Within business hours, from the submission to the decision. */
  readonly workingMinutes: number
}

export function measureWork(
  work: DecisionWork,
  hours: BusinessHours,
  calendar: PublishedCalendar,
): MeasuredWork {
  return { ...work, workingMinutes: workingMinutes(work.submittedAt, work.decidedAt, hours, calendar) }
}

function workKeys(
  outcome: Applied,
  { decidedAt, reviewerId, claimedAt, workingMinutes: worked }: MeasuredWork,
): Pick<Counting, 'keys' | 'reviewer'> {
  const inHand = claimedAt === undefined ? [] : [`inHand:${binOf(minutesBetween(claimedAt, decidedAt))}`]
  return {
    keys: [`decisionTime:${binOf(worked)}`],
    ...(reviewerId === undefined ? {} : { reviewer: { reviewerId, keys: [outcome, ...inHand] } }),
  }
}

/** Whether the event reports an applied decision. */
export function isConclusion(name: DomainEventName): boolean {
  return appliedAs[name] !== undefined
}

/** What an event adds to the figures; undefined for an event that is not counted. `work`: of an applied decision. */
export function countingOf(event: CountedEvent, timeZone: string, work?: MeasuredWork): Counting | undefined {
  const { id, name, applicationId, accountId, attempt, occurredAt, details = {} } = event
  const outcome = appliedAs[name]
  if (name === 'review.overdue') {
    // Every report of the deadline has the same time, so the order of their arrival does not matter.
    const dueAt = typeof details.dueAt === 'string' ? details.dueAt : occurredAt
    return {
      factId: `overdue_${applicationId}_${attempt}_${dueAt}`,
      day: localDate(dueAt, timeZone),
      keys: ['overdue'],
      fact: { applicationId, accountId, at: dueAt },
    }
  }
  const counted = {
    factId: id,
    day: localDate(occurredAt, timeZone),
    fact: { applicationId, accountId, at: occurredAt },
  }
  if (outcome !== undefined) {
    const more = work === undefined ? { keys: [] } : workKeys(outcome, work)
    return { ...counted, ...more, keys: [outcome, ...reasonKeys(details), ...more.keys] }
  }
  if (name === 'document.refused') {
    return { ...counted, keys: codeOf(details.refusal).map(code => `refusals:${code}`) }
  }
  const figure = dayCountNames.find(each => {
    const { source } = dayFigures[each]
    return typeof source !== 'string' && source.some(one => one === name)
  })
  return figure === undefined ? undefined : { ...counted, keys: [figure] }
}

/** A webhook delivery that failed at that time. The write that stores the failure counts it, so it needs no mark. */
export function webhookFailureCounting(deliveryId: string, at: string, timeZone: string): Counting {
  return { factId: deliveryId, day: localDate(at, timeZone), keys: ['webhookFailures'] }
}

interface AdvisedDocument extends CountedFact {
  readonly documentId: string
  readonly advice: readonly Advice[]
}

/** The advice on a file, which was read at that time. The write that stores it counts it, so it needs no mark. */
export function adviceCounting(
  { documentId, advice, ...fact }: AdvisedDocument,
  timeZone: string,
): Counting | undefined {
  if (advice.length === 0) return undefined
  const keys = ['advised', ...advice.map(code => `advice:${code}`)]
  return { factId: documentId, day: localDate(fact.at, timeZone), keys, fact }
}

const dayMs = 86_400_000

const inSeconds = (ms: number) => Math.floor(ms / 1000)

/**
 * Whether a fact may still be counted. The mark that it was counted lives longer than this, so that a fact that arrives
 * again is recognised.
 */
export function isCountable(occurredAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(occurredAt) < figureLimits.countedForDays * dayMs
}

/** When the mark of a fact may be deleted, in seconds since 1970. */
export function markExpiresAt(now: string): number {
  return inSeconds(Date.parse(now) + figureLimits.markDays * dayMs)
}

/** When the figures of a day may be deleted, in seconds since 1970. */
export function figuresExpireAt(day: LocalDate, of: 'day' | 'reviewer'): number {
  const days = of === 'day' ? figureLimits.keptDays : figureLimits.reviewerKeptDays
  return inSeconds(Date.parse(`${day}T00:00:00.000Z`) + days * dayMs)
}
