import { ApiProblem, answerOf, type Schemas } from '@realname/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

export type Calendar = Schemas['Calendar']

const noneIfUnknown = (error: unknown): null => {
  if (error instanceof ApiProblem && error.code === 'NOT_FOUND') return null
  throw error
}

/** The list that is in force for a year, or `null` if none is known. */
export const calendarQuery = (api: Api, year: string) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: (): Promise<Calendar | null> =>
      answerOf(api.GET('/v1/calendars/{year}', { params: { path: { year } } })).catch(noneIfUnknown),
  })

export type CalendarList = Schemas['PutCalendar']

export const putCalendar = (api: Api, year: string, body: CalendarList): Promise<Calendar> =>
  answerOf(api.PUT('/v1/calendars/{year}', { params: { path: { year } }, body }))

export const removeCalendar = (api: Api, year: string): Promise<Schemas['RemovedCalendar']> =>
  answerOf(api.POST('/v1/calendars/{year}/removal', { params: { path: { year } } }))
