import * as z from 'zod'
import type { StoredCalendar } from '../../../domain/calendar.ts'
import { optional, parseStored } from './stored.ts'

const schema: z.ZodType<StoredCalendar> = z.object({
  year: z.string(),
  off: z.array(z.string()),
  work: z.array(z.string()),
  updatedAt: z.string(),
  version: z.number(),
  removed: optional(z.literal(true)),
})

/** Every year under one key: they are few and small, and whoever counts working days needs several. */
export const calendarPartition = 'CALENDARS'

const calendarSortKeyPrefix = 'CALENDAR#'

export function calendarKey(year: string) {
  return { pk: calendarPartition, sk: `${calendarSortKeyPrefix}${year}` }
}

export function toCalendarItem(calendar: StoredCalendar): Record<string, unknown> {
  return { ...calendarKey(calendar.year), ...calendar }
}

export function fromCalendarItem(item: unknown): StoredCalendar {
  return parseStored(schema, item)
}

/** The calendar of an item; undefined for any other item of the table. */
export function calendarOfItem(item: Readonly<Record<string, unknown>>): StoredCalendar | undefined {
  return String(item.sk).startsWith(calendarSortKeyPrefix) ? fromCalendarItem(item) : undefined
}
