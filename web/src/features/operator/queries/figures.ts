import type { CountedQuery } from '@realname/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ReviewerSpan } from '#domain/figures-of-period.ts'
import { defaultPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'

interface Period {
  readonly from: string
  readonly to: string
}

/** Figures lag by seconds; what is open changes all the time. */
const everyMinute = 60_000

export const figuresQuery = (api: Api, { from, to }: Period) =>
  queryOptions({
    queryKey: ['figures', from, to],
    queryFn: () => api.figures.get({ from, to }),
    refetchInterval: everyMinute,
  })

export const reviewerFiguresQuery = (api: Api, { from, to }: Period, by: ReviewerSpan) =>
  queryOptions({
    queryKey: ['figures', 'reviewers', from, to, by],
    queryFn: () => api.figures.ofReviewers({ from, to, by }),
    refetchInterval: everyMinute,
  })

/** The applications behind a number, newest first. */
export const countedApplicationsQuery = (api: Api, number: CountedQuery) =>
  infiniteQueryOptions({
    queryKey: ['figures', 'applications', number],
    queryFn: ({ pageParam: cursor }) =>
      api.figures.applications({ ...number, limit: defaultPageSize }).page(cursor),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
  })

export const differencesQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ['differences'],
    queryFn: ({ pageParam: cursor }) =>
      api.secondReviews.listDifferences({ limit: defaultPageSize }).page(cursor),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
  })
