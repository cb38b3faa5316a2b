import { addDays, dayOfWeek, instantAt, isRealDate, type LocalDate, localDate } from './local-time.ts'
import { reviewWorkingDays } from './policy.ts'

/** The official lists of holidays and make-up workdays that are published so far. */
export interface PublishedCalendar {
  /** Whether a list of this year is known. */
  covers(year: number): boolean
  /** Whether that list is the one in force. Otherwise deadlines counted by it are provisional. */
  isFinal(year: number): boolean
  /** Throws a RangeError for years that are not covered. */
  isWorkingDay(date: LocalDate): boolean
}

export interface BusinessHours {
  /** IANA name: `Asia/Shanghai`. */
  readonly timeZone: string
  /** `HH:MM`, earlier than `closesAt`. */
  readonly opensAt: string
  /** `HH:MM`. */
  readonly closesAt: string
}

export interface DeadlineTimes {
  /** Half a working day before `dueAt`; RFC 3339 UTC. */
  readonly dueSoonAt: string
  /** Close of business on the due date; RFC 3339 UTC. */
  readonly dueAt: string
  /** Whether the count included a day of a year without a known list in force. */
  readonly dueProvisional: boolean
}

/** One year of an official list. Days that it does not name are working days from Monday to Friday. */
export interface CalendarYear {
  readonly off: readonly LocalDate[]
  /** Weekend days that are working days in exchange for holidays. */
  readonly work: readonly LocalDate[]
}

/** An entry of a list that can never take effect. */
export interface CalendarFault {
  readonly list: keyof CalendarYear
  readonly index: number
  readonly date: string
  readonly fault: 'NOT_OF_THAT_YEAR' | 'BOTH_OFF_AND_WORKED'
}

/**
 * The statutory holidays with the same date every year. Source: Decree 795 of the State Council, 2024. The others
 * follow the lunar calendar and are known after the publication of the year's list.
 */
const fixedStatutoryDays: ReadonlySet<string> = new Set([
  '01-01',
  '05-01',
  '05-02',
  '10-01',
  '10-02',
  '10-03',
])

const yearOf = (date: LocalDate): string => date.slice(0, 4)

const isMondayToFriday = (date: LocalDate): boolean => {
  const day = dayOfWeek(date)
  return day >= 1 && day <= 5
}

/** The faults of a year's list. A date that is both off and worked is reported once, among the worked ones. */
export const calendarFaults = (year: string, { off, work }: CalendarYear): CalendarFault[] => {
  const offDays = new Set(off)
  const misplacedDays = (list: keyof CalendarYear, dates: readonly LocalDate[]): CalendarFault[] =>
    dates.flatMap((date, index) =>
      isRealDate(date) && yearOf(date) === year ? [] : [{ list, index, date, fault: 'NOT_OF_THAT_YEAR' }],
    )
  const both = work.flatMap((date, index): CalendarFault[] =>
    offDays.has(date) ? [{ list: 'work', index, date, fault: 'BOTH_OFF_AND_WORKED' }] : [],
  )
  return [...misplacedDays('off', off), ...misplacedDays('work', work), ...both]
}

/** The number of working days of a year by its list. */
export function workingDaysIn(year: string, list: CalendarYear): number {
  const { isWorkingDay } = calendarOf({ [year]: list })
  let count = 0
  for (let date = `${year}-01-01`; yearOf(date) === year; date = addDays(date, 1)) {
    if (isWorkingDay(date)) count += 1
  }
  return count
}

/** Lists already found valid for their year, because every deadline reads the built-in ones. */
const validLists = new WeakMap<CalendarYear, string>()

/**
 * A calendar of the given years, keyed `YYYY`. Throws a RangeError that names an entry that can never take effect: a
 * misspelt or contradictory entry would move deadlines unnoticed. `unreadable`: years whose list in force can't be
 * read, so that another list counts.
 */
export const calendarOf = (
  years: Readonly<Record<string, CalendarYear>>,
  unreadable: ReadonlySet<string> = new Set(),
): PublishedCalendar => {
  for (const [year, list] of Object.entries(years)) {
    if (validLists.get(list) === year) continue
    const [wrong] = calendarFaults(year, list)
    if (wrong === undefined) {
      validLists.set(list, year)
      continue
    }
    const fault = wrong.fault === 'NOT_OF_THAT_YEAR' ? 'is not a date of that year' : 'is both off and worked'
    throw new RangeError(`calendar ${year}: ${wrong.date} ${fault}`)
  }
  const listOf = (year: string): CalendarYear | undefined =>
    Object.hasOwn(years, year) ? years[year] : undefined
  const keyOf = (year: number) => String(year).padStart(4, '0')
  return {
    covers: year => listOf(keyOf(year)) !== undefined,
    isFinal: year => listOf(keyOf(year)) !== undefined && !unreadable.has(keyOf(year)),
    isWorkingDay: date => {
      const list = listOf(yearOf(date))
      if (list === undefined) throw new RangeError('no calendar is published for that year')
      return (isMondayToFriday(date) && !list.off.includes(date)) || list.work.includes(date)
    },
  }
}

const isCovered = (date: LocalDate, calendar: PublishedCalendar): boolean =>
  calendar.covers(Number(yearOf(date)))

const isWorkingDay = (date: LocalDate, calendar: PublishedCalendar): boolean =>
  isCovered(date, calendar)
    ? calendar.isWorkingDay(date)
    : isMondayToFriday(date) && !fixedStatutoryDays.has(date.slice(5))

/** The `count`th working day after `date`, and whether the count included a year without a known list in force. */
const workingDayAfter = (date: LocalDate, count: number, calendar: PublishedCalendar) => {
  let day = date
  let provisional = false
  for (let remaining = count; remaining > 0; ) {
    day = addDays(day, 1)
    provisional ||= !calendar.isFinal(Number(yearOf(day)))
    if (isWorkingDay(day, calendar)) remaining -= 1
  }
  return { day, provisional }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

/** The middle of the working day, rounded to minutes. */
const midday = ({ opensAt, closesAt }: BusinessHours): string => {
  if (opensAt >= closesAt) throw new RangeError('business hours must open before they close')
  return timeOf(Math.floor((minutesOf(opensAt) + minutesOf(closesAt)) / 2))
}

/** R13: close of business of the third working day after the date of submission. `submittedAt` is RFC 3339. */
export const reviewDeadline = (
  submittedAt: string,
  hours: BusinessHours,
  calendar: PublishedCalendar,
): DeadlineTimes => {
  const submissionDate = localDate(submittedAt, hours.timeZone)
  const { day: dueDate, provisional } = workingDayAfter(submissionDate, reviewWorkingDays, calendar)
  return {
    dueSoonAt: instantAt(dueDate, midday(hours), hours.timeZone),
    dueAt: instantAt(dueDate, hours.closesAt, hours.timeZone),
    dueProvisional: provisional,
  }
}

/**
 * Reviews due after `now` and not later than this instant are due soon: half of their last working day is over. Before
 * the middle of the day and after its end, the result is `now`, so that none is due soon.
 */
export const dueSoonUntil = (now: string, hours: BusinessHours): string => {
  const today = localDate(now, hours.timeZone)
  const half = instantAt(today, midday(hours), hours.timeZone)
  const close = instantAt(today, hours.closesAt, hours.timeZone)
  return half <= now && now < close ? close : now
}

/** The end of the local day of an instant. Reviews due after `now` and not later are due today. */
export const endOfToday = (now: string, { timeZone }: BusinessHours): string =>
  instantAt(addDays(localDate(now, timeZone), 1), '00:00', timeZone)

/** Close of business of the first working day after the local date of `after`. Input is RFC 3339, output UTC. */
export const nextOverdueReminder = (
  after: string,
  hours: BusinessHours,
  calendar: PublishedCalendar,
): string => {
  const { day } = workingDayAfter(localDate(after, hours.timeZone), 1, calendar)
  return instantAt(day, hours.closesAt, hours.timeZone)
}

/** Close of business of the next working days after an instant, in order. Input is RFC 3339, output UTC. */
export const nextWorkingCloses = (
  now: string,
  count: number,
  hours: BusinessHours,
  calendar: PublishedCalendar,
): string[] => {
  const today = localDate(now, hours.timeZone)
  const isTodayOpen =
    isWorkingDay(today, calendar) &&
    Date.parse(instantAt(today, hours.closesAt, hours.timeZone)) > Date.parse(now)
  const closes = isTodayOpen ? [instantAt(today, hours.closesAt, hours.timeZone)] : []
  for (let next = now; closes.length < count; ) {
    next = nextOverdueReminder(next, hours, calendar)
    closes.push(next)
  }
  return closes
}

/**
 * The minutes within business hours of working days between two instants; 0 if `until` is not later. Of years without a
 * known list, days from Monday to Friday count, except fixed statutory days.
 */
export const workingMinutes = (
  from: string,
  until: string,
  { timeZone, opensAt, closesAt }: BusinessHours,
  calendar: PublishedCalendar,
): number => {
  const last = localDate(until, timeZone)
  let ms = 0
  for (let day = localDate(from, timeZone); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue
    const start = Math.max(Date.parse(from), Date.parse(instantAt(day, opensAt, timeZone)))
    const end = Math.min(Date.parse(until), Date.parse(instantAt(day, closesAt, timeZone)))
    ms += Math.max(0, end - start)
  }
  return ms / 60_000
}
