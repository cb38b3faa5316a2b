import { type CalendarFault, type CalendarYear, calendarFaults, workingDaysIn } from '#domain/working-days.ts'

/** Usual number of working days per year, in most countries and in China since 2008. */
export const usualWorkingDays = { from: 240, to: 256 } as const

export interface CalendarCheck {
  /** Days that can never take effect. The service would refuse them. */
  readonly faults: readonly CalendarFault[]
  readonly workingDays: number
  /** The number of working days is unusual: the list may be incomplete or of another kind. */
  readonly isUnusual: boolean
}

/** Checks a list before it is put in force. */
export function checkCalendar(year: string, list: CalendarYear): CalendarCheck {
  const faults = calendarFaults(year, list)
  const workingDays = faults.length > 0 ? 0 : workingDaysIn(year, list)
  const { from, to } = usualWorkingDays
  return { faults, workingDays, isUnusual: faults.length === 0 && (workingDays < from || workingDays > to) }
}
