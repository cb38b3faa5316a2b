// Only the package's data is used. Its date functions parse a date as UTC and format it in the time zone of the
// process, so they are wrong outside UTC and Asia/Shanghai. They also treat an unknown year as one without holidays.
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { LocalDate } from '../../domain/local-time.ts'
import type { CalendarYear } from '../../domain/working-days.ts'
import type { KnownCalendar } from '../usecases/calendar/working-calendar.ts'

/** Days by `YYYY-MM-DD`. The values are names of festivals, empty in bundles. */
export interface PublishedDays {
  readonly holidays: Readonly<Record<LocalDate, string>>
  /** Weekend days that are working days. */
  readonly workdays: Readonly<Record<LocalDate, string>>
}

/**
 * The years with a complete list. A list may contain a few days of the previous or next year around New Year's Eve.
 * National Day occurs in its own year's list only.
 */
export const yearsListedIn = ({ holidays, workdays }: PublishedDays): Record<string, CalendarYear> => {
  const years = new Map<string, { off: LocalDate[]; work: LocalDate[] }>()
  for (const date of Object.keys(holidays))
    if (date.endsWith('-10-01')) years.set(date.slice(0, 4), { off: [], work: [] })
  for (const date of Object.keys(holidays)) years.get(date.slice(0, 4))?.off.push(date)
  for (const date of Object.keys(workdays)) years.get(date.slice(0, 4))?.work.push(date)
  return Object.fromEntries(years)
}

/** China's published calendar by year. A year of the settings replaces the built-in one entirely. */
export const chineseCalendars = (
  settings: Readonly<Record<string, CalendarYear>>,
): Record<string, KnownCalendar> => ({
  ...from('BUILT_IN', yearsListedIn(published)),
  ...from('SETTINGS', settings),
})

const from = (
  source: KnownCalendar['source'],
  years: Readonly<Record<string, CalendarYear>>,
): Record<string, KnownCalendar> =>
  Object.fromEntries(Object.entries(years).map(([year, list]) => [year, { ...list, source }]))
