import type { LocalDate } from './local-time.ts'
import type { CalendarYear } from './working-days.ts'

/** Where a year's list can come from: an earlier source takes precedence. */
export const calendarSources = ['OPERATOR', 'SETTINGS', 'BUILT_IN'] as const

/** A year's list that an operator put by the API: it goes before the stage's settings and the built-in list. */
export interface StoredCalendar extends CalendarYear {
  /** `YYYY` */
  readonly year: string
  readonly updatedAt: string
  readonly version: number
  /** Taken back: the settings' list or the built-in one is in force again. Versions go on, so nothing is deleted. */
  readonly removed?: true
}

/** The item of a year's list that can't be read. `version`: as far as it can be told. */
export interface UnreadableCalendar {
  readonly year: string
  readonly version?: number
  readonly unreadable: true
}

/** Neither taken back nor unreadable. */
export function isInForce(
  calendar: StoredCalendar | UnreadableCalendar | undefined,
): calendar is StoredCalendar {
  return calendar !== undefined && !('unreadable' in calendar) && calendar.removed !== true
}

/**
 * Under which the audit trail keeps what was done to calendars, which belong to no account. No account can have this
 * id: accounts' ids have no `#`.
 */
export const calendarAuditId = '#calendars'

/** The same list in one form: in order, each day once. */
export function normalCalendar({ off, work }: CalendarYear): { off: LocalDate[]; work: LocalDate[] } {
  const inOrder = (dates: readonly string[]) => [...new Set(dates)].sort()
  return { off: inOrder(off), work: inOrder(work) }
}

/** Greater than any version that was counted, for a year of which the last version can't be told. */
export function nextVersionOf(before: StoredCalendar | UnreadableCalendar | undefined, at: string): number {
  if (before === undefined) return 1
  return before.version === undefined ? Math.floor(Date.parse(at) / 1000) : before.version + 1
}
