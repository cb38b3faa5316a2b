import type { Schemas } from '@realname/client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Api, useApi } from '#web/shared/api.ts'
import { refetchInterval } from './refetch-interval.ts'

export const applicationKey = (applicationId: string) => ['application', applicationId] as const

/** `awaitsVerdict`: a file was uploaded that the service may not have seen yet. */
export const applicationQuery = (api: Api, applicationId: string, awaitsVerdict = false) =>
  queryOptions({
    queryKey: applicationKey(applicationId),
    queryFn: () => api.applications.get(applicationId),
    refetchInterval: ({ state }) => refetchInterval(state.data, awaitsVerdict),
  })

/** The caller's applications, newest first. */
export const applicationsQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ['applications', 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.applications.list({ limit: 10 }).page(pageParam),
    getNextPageParam: page => page.nextCursor,
  })

/** The certificates of the account's region, and the required consent. */
export const certificateTypesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['certificate-types'],
    queryFn: () => api.certificateTypes.list(),
    staleTime: 60_000,
  })

export function useCreateApplication() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Schemas['CreateApplication']) => api.applications.create(body),
    onSuccess: async application => {
      queries.setQueryData(applicationKey(application.applicationId), application)
      await queries.invalidateQueries({ queryKey: ['account'] })
      await queries.invalidateQueries({ queryKey: ['applications'] })
    },
  })
}

export function useSubmitApplication(applicationId: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Schemas['SubmitApplication']) => api.applications.submit(applicationId, body),
    // The request is personal and must not stay in memory.
    gcTime: 0,
    onSuccess: async application => {
      queries.setQueryData(applicationKey(applicationId), application)
      await queries.invalidateQueries({ queryKey: ['account'] })
      await queries.invalidateQueries({ queryKey: ['applications'] })
    },
    // After a refusal or a lost answer, read the present state.
    onError: () => queries.invalidateQueries({ queryKey: applicationKey(applicationId) }),
  })
}

export function useWithdrawApplication(applicationId: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.applications.withdraw(applicationId),
    onSuccess: async application => {
      queries.setQueryData(applicationKey(applicationId), application)
      await queries.invalidateQueries({ queryKey: ['account'] })
      await queries.invalidateQueries({ queryKey: ['applications'] })
    },
    onError: () => queries.invalidateQueries({ queryKey: applicationKey(applicationId) }),
  })
}
