import type { BusinessHours, PublishedCalendar } from '../../domain/working-days.ts'

/** The operator's settings that rules depend on. */
export interface BusinessRules {
  readonly hours: BusinessHours
  readonly calendar: PublishedCalendar
}
