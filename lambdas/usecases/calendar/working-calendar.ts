import { type calendarSources, isInForce } from '../../../domain/calendar.ts'
import type { Records } from '../../../domain/ports.ts'
import {
  type BusinessHours,
  type CalendarYear,
  calendarOf,
  type PublishedCalendar,
} from '../../../domain/working-days.ts'

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

/**
 * The calendar in force: what operators put goes before the stage's settings, these before the built-in years. It is
 * read each time it is needed, once a submission or reminder: kept for a while it would save next to nothing, and a
 * deadline could still be counted by a list that was replaced. In place of one that can't be read, what it went before
 * counts provisionally: no submission fails for it, and deadlines are counted again once it is put again.
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
