import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

/** What machines read in these files. It is personal and must not stay in memory. */
export const suggestionsQuery = (api: Api, applicationId: string, documentIds: readonly string[]) =>
  queryOptions({
    queryKey: ['suggestions', applicationId, documentIds],
    queryFn: () => api.applications.suggestions(applicationId),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
