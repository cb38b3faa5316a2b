import type { calendarSources } from '../../domain/calendar.ts'
import type { BusinessHours, CalendarYear } from '../../domain/working-days.ts'

/** A year's list that comes with the deployment. */
export interface KnownCalendar extends CalendarYear {
  readonly source: Exclude<(typeof calendarSources)[number], 'OPERATOR'>
}

/** The operator's settings that rules depend on. */
export interface BusinessRules {
  readonly hours: BusinessHours
  /** By year, `YYYY`. Operators may put others over them: who counts working days asks `workingCalendar`. */
  readonly calendars: Readonly<Record<string, KnownCalendar>>
}
