import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

/** The catalogue changes only with a deployment. */
export const eventTypesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['event-types'],
    queryFn: async () => (await api.eventTypes.list()).items,
    staleTime: Number.POSITIVE_INFINITY,
  })
