import type { LocalDate } from './local-time.ts'
import type { CalendarYear } from './working-days.ts'

/** Sources of a year's list. An earlier source takes precedence. */
export const calendarSources = ['OPERATOR', 'SETTINGS', 'BUILT_IN'] as const

/**
 * A year's list that an operator stored through the API. It takes precedence over the stage's settings and the built-in
 * list.
 */
export interface StoredCalendar extends CalendarYear {
  /** `YYYY` */
  readonly year: string
  readonly updatedAt: string
  readonly version: number
  /**
   * The list was removed: the list of the settings or the built-in one is in force again. The item stays because its
   * version continues.
   */
  readonly removed?: true
}

/** A stored list that can't be parsed. `version`: absent if unreadable. */
export interface UnreadableCalendar {
  readonly year: string
  readonly version?: number
  readonly unreadable: true
}

/** Whether the list is neither removed nor unreadable. */
export function isInForce(
  calendar: StoredCalendar | UnreadableCalendar | undefined,
): calendar is StoredCalendar {
  return calendar !== undefined && !('unreadable' in calendar) && calendar.removed !== true
}

/**
 * The key of the calendars' entries in the audit trail; calendars belong to no account. No account can have this id,
 * because account ids contain no `#`.
 */
export const calendarAuditId = '#calendars'

/** The list in a normal form: sorted, without duplicates. */
export function normaliseCalendar({ off, work }: CalendarYear): { off: LocalDate[]; work: LocalDate[] } {
  const inOrder = (dates: readonly string[]) => [...new Set(dates)].sort()
  return { off: inOrder(off), work: inOrder(work) }
}

/** The next version. If the last one is unreadable, the result is greater than any counted version. */
export function nextVersionOf(before: StoredCalendar | UnreadableCalendar | undefined, at: string): number {
  if (before === undefined) return 1
  return before.version === undefined ? Math.floor(Date.parse(at) / 1000) : before.version + 1
}
