import { answerOf } from '@realname/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

export const reviewCountsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['review-counts'],
    queryFn: () => answerOf(api.GET('/v1/reviews/counts')),
    refetchInterval: 30_000,
  })
