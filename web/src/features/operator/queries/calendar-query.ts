import { queryOptions } from '@tanstack/react-query'
import { answerOf, type Schemas } from '../../../../../client/realname-client.ts'
import type { Api } from '../../../shared/api.ts'

export type Calendar = Schemas['Calendar']

export const calendarQuery = (api: Api, year: string) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: () => answerOf(api.GET('/v1/calendars/{year}', { params: { path: { year } } })),
  })
