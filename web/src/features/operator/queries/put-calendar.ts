import { answerOf, type Schemas } from '@realname/client'
import type { Api } from '#web/shared/api.ts'
import type { Calendar } from './calendar-query.ts'

export type CalendarList = Schemas['PutCalendar']

export const putCalendar = (api: Api, year: string, body: CalendarList): Promise<Calendar> =>
  answerOf(api.PUT('/v1/calendars/{year}', { params: { path: { year } }, body }))
