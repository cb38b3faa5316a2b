import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import type { StoredCalendar, UnreadableCalendar } from '../../../domain/calendar.ts'
import { calendarFaults } from '../../../domain/working-days.ts'
import { optional, parseStored, reportUnreadable, UnreadableItem } from './stored.ts'

const schema = buildOnce(
  (): z.ZodType<StoredCalendar> =>
    z
      .object({
        year: z.string().regex(/^\d{4}$/),
        off: z.array(z.string()),
        work: z.array(z.string()),
        updatedAt: z.string(),
        version: z.int(),
        removed: optional(z.literal(true)),
      })
      .refine(({ year, off, work }) => calendarFaults(year, { off, work }).length === 0),
)

type Item = Readonly<Record<string, unknown>>

/** All years have one partition key: they are few and small, and a deadline may need several. */
export const calendarPartition = 'CALENDARS'

const calendarSortKeyPrefix = 'CALENDAR#'

export function calendarKey(year: string) {
  return { pk: calendarPartition, sk: `${calendarSortKeyPrefix}${year}` }
}

export function toCalendarItem(calendar: StoredCalendar): Record<string, unknown> {
  return { ...calendarKey(calendar.year), ...calendar }
}

function fromCalendarItem(item: Item): StoredCalendar {
  const calendar = parseStored(schema(), item)
  if (item.sk === calendarKey(calendar.year).sk) return calendar
  throw new UnreadableItem('A stored calendar is of another year than its key')
}

/** Parses a year's list. An unreadable item is counted and logged by its key, and only its year is returned. */
export function calendarAsFarAsReadable(item: Item): StoredCalendar | UnreadableCalendar {
  try {
    return fromCalendarItem(item)
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error
    reportUnreadable(error, item)
    const year = String(item.sk).slice(calendarSortKeyPrefix.length)
    const { version } = item
    return { year, unreadable: true, ...(Number.isSafeInteger(version) ? { version: Number(version) } : {}) }
  }
}

/** The calendar of an item; undefined for any other item of the table. */
export function calendarOfItem(item: Item): StoredCalendar | undefined {
  return String(item.sk).startsWith(calendarSortKeyPrefix) ? fromCalendarItem(item) : undefined
}
