import type { LocalDate } from './local-time.ts'
import type { CalendarYear } from './working-days.ts'

/** A year's list that an operator put by the API: it goes before the stage's settings and the built-in list. */
export interface StoredCalendar extends CalendarYear {
  /** `YYYY` */
  readonly year: string
  readonly updatedAt: string
  readonly version: number
  /** Taken back: the settings' list or the built-in one is in force again. Versions go on, so nothing is deleted. */
  readonly removed?: true
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
