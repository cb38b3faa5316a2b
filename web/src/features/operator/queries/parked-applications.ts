import type { Resumption } from '@realname/client'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { defaultPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'

export const parkedApplicationsKey = ['parked-applications']

/** Milliseconds until a resumed application has usually left the list. */
const settling = 20_000

/**
 * Longest first. Other operators resume applications, too: the list is read again every half minute, and more often
 * after `resumedAt`, until the resumed application has left it.
 */
export const parkedApplicationsQuery = (api: Api, resumedAt: number) =>
  infiniteQueryOptions({
    queryKey: parkedApplicationsKey,
    queryFn: ({ pageParam: cursor }) => api.parkedApplications.list({ limit: defaultPageSize }).page(cursor),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: () => (Date.now() - resumedAt < settling ? 2_000 : 30_000),
  })

export const resumeParkedApplication = (api: Api, applicationId: string): Promise<Resumption> =>
  api.parkedApplications.resume(applicationId)
