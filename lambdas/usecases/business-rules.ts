import type { BusinessHours, CalendarYear } from '../../domain/working-days.ts'

/** A year's list that comes with the deployment. */
export interface KnownCalendar extends CalendarYear {
  readonly source: 'SETTINGS' | 'BUILT_IN'
}

/** The operator's settings that rules depend on. */
export interface BusinessRules {
  readonly hours: BusinessHours
  /** By year, `YYYY`. Operators may put others over them: who counts working days asks `workingCalendar`. */
  readonly calendars: Readonly<Record<string, KnownCalendar>>
}
