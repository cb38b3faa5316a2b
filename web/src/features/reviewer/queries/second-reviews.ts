import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { defaultPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'

/** The second reviews that the reviewer may do, oldest first. */
export const secondReviewsQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ['second-reviews'],
    queryFn: ({ pageParam: cursor }) => api.secondReviews.list({ limit: defaultPageSize }).page(cursor),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
  })

/** Claims the second review and reads its case. Each read is recorded, so it is not repeated by itself. */
export const secondReviewQuery = (api: Api, sampleId: string) =>
  queryOptions({
    queryKey: ['second-review', sampleId],
    queryFn: () => api.secondReviews.claim(sampleId),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
