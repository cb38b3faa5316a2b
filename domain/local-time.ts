/**
 * Dates and times of a named time zone. They do not depend on the time zone of the process: only UTC arithmetic and
 * `Intl` with an explicit zone are used.
 */

/** A calendar day without a zone: `YYYY-MM-DD`. */
export type LocalDate = string

const dayMs = 86_400_000
const rfc3339 = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/
/** `HH:MM` */
export const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/

/** Whether `text` is `YYYY-MM-DD` and names a day that exists. */
export const isRealDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00.000Z`)
  // A JavaScript engine may turn 30 February into a day in March instead of refusing it.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

const startOfDay = (date: LocalDate): number => {
  if (!isRealDate(date)) throw new RangeError('not a date of the form YYYY-MM-DD')
  return Date.parse(`${date}T00:00:00.000Z`)
}

const instantMs = (instant: string): number => {
  const date = rfc3339.exec(instant)?.[1]
  if (date === undefined || !isRealDate(date)) throw new RangeError('not an RFC 3339 instant with an offset')
  return Date.parse(instant)
}

/** `date` moved by `days` whole days, which may be negative. Throws a RangeError outside the years 0000 to 9999. */
export const addDays = (date: LocalDate, days: number): LocalDate => {
  const result = new Date(startOfDay(date) + days * dayMs).toISOString().slice(0, 10)
  if (!isRealDate(result)) throw new RangeError('the date leaves the years 0000 to 9999')
  return result
}

/** 0 is Sunday, 6 is Saturday. */
export const dayOfWeek = (date: LocalDate): number => new Date(startOfDay(date)).getUTCDay()

// Creating a formatter is far more expensive than using one.
const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(timeZone, formatter)
  return formatter
}

/** The local date and time of the zone at `ms`, as `YYYY-MM-DDTHH:MM:SS`. */
const wallClock = (ms: number, timeZone: string): string => {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes, length = 2) =>
    (parts.get(type) ?? '').padStart(length, '0')
  return `${part('year', 4)}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`
}

/** The zone's offset from UTC at `ms`, in milliseconds; a whole number of seconds. */
const offsetAt = (ms: number, timeZone: string): number => Date.parse(`${wallClock(ms, timeZone)}Z`) - ms

/** The local date in `timeZone` at `instant` (RFC 3339 with an offset). */
export const localDate = (instant: string, timeZone: string): LocalDate =>
  wallClock(instantMs(instant), timeZone).slice(0, 10)

/**
 * The UTC instant of the local `time` (`HH:MM`) on `date` in `timeZone`. A time that occurs twice means the first one.
 * A skipped time is moved by the length of the gap, as in RFC 5545.
 */
export const instantAt = (date: LocalDate, time: string, timeZone: string): string => {
  if (!timeOfDay.test(time)) throw new RangeError('not a time of the form HH:MM')
  const asIfUtc = startOfDay(date) + Date.parse(`1970-01-01T${time}:00.000Z`)
  const before = asIfUtc - offsetAt(asIfUtc - dayMs, timeZone)
  const after = asIfUtc - offsetAt(asIfUtc + dayMs, timeZone)
  const target = `${date}T${time}:00`
  const ms = [before, after].find(candidate => wallClock(candidate, timeZone) === target) ?? before
  return new Date(ms).toISOString()
}
