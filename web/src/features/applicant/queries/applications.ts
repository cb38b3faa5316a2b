import { answerOf, type Schemas } from '@realname/client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Api, useApi } from '#web/shared/api.ts'

export type Application = Schemas['Application']

/** Milliseconds between two reads: short while files are validated, long during a review. */
function lookAgainAfter(application: Application | undefined, awaitsVerdict: boolean): number | false {
  if (application === undefined) return false
  const isExamined = application.documents.some(({ status }) => status === 'VALIDATING')
  if (awaitsVerdict || isExamined) return 2000
  return application.status === 'IN_REVIEW' ? 10_000 : false
}

export const applicationKey = (applicationId: string) => ['application', applicationId] as const

/** `awaitsVerdict`: a file was uploaded that the service may not have seen yet. */
export const applicationQuery = (api: Api, applicationId: string, awaitsVerdict = false) =>
  queryOptions({
    queryKey: applicationKey(applicationId),
    queryFn: () =>
      answerOf(api.GET('/v1/applications/{applicationId}', { params: { path: { applicationId } } })),
    refetchInterval: ({ state }) => lookAgainAfter(state.data, awaitsVerdict),
  })

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

/** The certificates of the account's region, and the required consent. */
export const certificateTypesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['certificate-types'],
    queryFn: () => answerOf(api.GET('/v1/certificate-types')),
    staleTime: 60_000,
  })

export function useCreateApplication() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Schemas['CreateApplication']) => answerOf(api.POST('/v1/applications', { body })),
    onSuccess: async application => {
      queries.setQueryData(applicationKey(application.applicationId), application)
      await queries.invalidateQueries({ queryKey: ['account'] })
      await queries.invalidateQueries({ queryKey: ['applications'] })
    },
  })
}

export type Ticket = Schemas['Upload']

export const requestUpload = (
  api: Api,
  applicationId: string,
  body: Schemas['RequestUpload'],
): Promise<Ticket> =>
  answerOf(
    api.POST('/v1/applications/{applicationId}/documents', { params: { path: { applicationId } }, body }),
  )

export function useSubmitApplication(applicationId: string) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Schemas['SubmitApplication']) =>
      answerOf(
        api.POST('/v1/applications/{applicationId}/submission', {
          params: { path: { applicationId } },
          body,
        }),
      ),
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
    mutationFn: () =>
      answerOf(
        api.POST('/v1/applications/{applicationId}/withdrawal', { params: { path: { applicationId } } }),
      ),
    onSuccess: async application => {
      queries.setQueryData(applicationKey(applicationId), application)
      await queries.invalidateQueries({ queryKey: ['account'] })
      await queries.invalidateQueries({ queryKey: ['applications'] })
    },
    onError: () => queries.invalidateQueries({ queryKey: applicationKey(applicationId) }),
  })
}
