import { answerOf, type Schemas } from '@realname/client'
import type { Api } from '#web/shared/api.ts'

export const removeCalendar = (api: Api, year: string): Promise<Schemas['RemovedCalendar']> =>
  answerOf(api.POST('/v1/calendars/{year}/removal', { params: { path: { year } } }))
