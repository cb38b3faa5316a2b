import { type CalendarFault, type CalendarYear, calendarFaults, workingDaysIn } from '#domain/working-days.ts'

/** Working days of a year by an official list: most countries, and China since 2008, have that many. */
export const usualWorkingDays = { from: 240, to: 256 } as const

export interface CalendarCheck {
  /** Days that could never take effect: the service would refuse them. */
  readonly faults: readonly CalendarFault[]
  readonly workingDays: number
  /** More or fewer working days than a year usually has: the list may be incomplete, or of another kind. */
  readonly isUnusual: boolean
}

/** What can be said of a list before it is put in force. */
export function checkCalendar(year: string, list: CalendarYear): CalendarCheck {
  const faults = calendarFaults(year, list)
  const workingDays = faults.length > 0 ? 0 : workingDaysIn(year, list)
  const { from, to } = usualWorkingDays
  return { faults, workingDays, isUnusual: faults.length === 0 && (workingDays < from || workingDays > to) }
}
