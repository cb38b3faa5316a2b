import { answerOf } from '@realname/client'
import { infiniteQueryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

/** The caller's applications, newest first. */
export const applicationsQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ['applications', 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/applications', {
          params: { query: { limit: 10, ...(pageParam === undefined ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: page => page.nextCursor,
  })
