import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

/** The reviewers who can be named. They change slowly. */
export const colleaguesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['colleagues'],
    queryFn: async () => (await api.reviews.colleagues()).items.map(({ reviewerId }) => reviewerId),
    staleTime: 5 * 60_000,
  })

/** The case of a question. Each read is recorded, so it is not repeated by itself. */
export const questionQuery = (api: Api, applicationId: string, consultationId: string) =>
  queryOptions({
    queryKey: ['question', applicationId, consultationId],
    queryFn: () => api.reviews.question(applicationId, consultationId),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
