import { answerOf, type Schemas } from '@realname/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

export type Review = Schemas['Review']
export type ReviewFile = Schemas['ReviewFile']

/** Each look at a case is on record: it is asked for once, not whenever a window comes to the front. */
export const reviewQuery = (api: Api, applicationId: string) =>
  queryOptions({
    queryKey: ['review', applicationId],
    queryFn: () => answerOf(api.GET('/v1/reviews/{applicationId}', { params: { path: { applicationId } } })),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
