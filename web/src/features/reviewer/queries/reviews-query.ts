import { answerOf, type Schemas } from '@realname/client'
import { infiniteQueryOptions } from '@tanstack/react-query'
import type { ReviewState } from '#domain/lease.ts'
import { defaultPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'

export type ReviewSummary = Schemas['ReviewSummary']

/** Others work on the reviews, too: the queue is read again this often. */
export const refreshSeconds = 30

/** Open reviews, earliest deadline first. */
export const reviewsQuery = (api: Api, state: ReviewState) =>
  infiniteQueryOptions({
    queryKey: ['reviews', state],
    queryFn: ({ pageParam: cursor }) =>
      answerOf(
        api.GET('/v1/reviews', {
          params: { query: { state, limit: defaultPageSize, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: refreshSeconds * 1000,
  })
