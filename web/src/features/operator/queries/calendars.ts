import { type Calendar, RealnameError, type RemovedCalendar, type Schemas } from '@realname/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

const noneIfUnknown = (error: unknown): null => {
  if (error instanceof RealnameError && error.code === 'NOT_FOUND') return null
  throw error
}

/** The list that is in force for a year, or `null` if none is known. */
export const calendarQuery = (api: Api, year: string) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: (): Promise<Calendar | null> => api.calendars.get(year).catch(noneIfUnknown),
  })

export type CalendarList = Schemas['PutCalendar']

export const putCalendar = (api: Api, year: string, body: CalendarList): Promise<Calendar> =>
  api.calendars.put(year, body)

export const removeCalendar = (api: Api, year: string): Promise<RemovedCalendar> => api.calendars.remove(year)
