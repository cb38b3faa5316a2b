import { type calendarSources, isInForce } from '../../../domain/calendar.ts'
import type { Records } from '../../../domain/ports.ts'
import {
  type BusinessHours,
  type CalendarYear,
  calendarOf,
  type PublishedCalendar,
} from '../../../domain/working-days.ts'

/** A year's list that is part of the deployment. */
export interface KnownCalendar extends CalendarYear {
  readonly source: Exclude<(typeof calendarSources)[number], 'OPERATOR'>
}

/** The operator's settings that rules depend on. */
export interface BusinessRules {
  readonly hours: BusinessHours
  /** By year, `YYYY`. Operators may replace them: `workingCalendar` returns the lists in force. */
  readonly calendars: Readonly<Record<string, KnownCalendar>>
}

/**
 * The calendar in force. Operators' lists take precedence over the stage's settings, and these over the built-in lists.
 * It is read once for each submission or reminder. A cache would save little, and a replaced list could still set a
 * deadline. If an operator's list can't be read, the next source counts provisionally: submissions do not fail, and the
 * deadlines are counted again once the list is stored again.
 */
export async function workingCalendar({
  records,
  rules,
}: {
  records: Pick<Records, 'calendars'>
  rules: BusinessRules
}): Promise<PublishedCalendar> {
  const put = await records.calendars()
  return calendarOf(
    { ...rules.calendars, ...Object.fromEntries(put.filter(isInForce).map(list => [list.year, list])) },
    new Set(put.flatMap(list => ('unreadable' in list ? list.year : []))),
  )
}
