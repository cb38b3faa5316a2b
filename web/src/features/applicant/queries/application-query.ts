import { answerOf, type Schemas } from '@realname/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

export type Application = Schemas['Application']

/** Milliseconds between looks: often while files are examined, seldom while a person decides. */
function lookAgainAfter(application: Application | undefined, awaitsVerdict: boolean): number | false {
  if (application === undefined) return false
  const isExamined = application.documents.some(({ status }) => status === 'VALIDATING')
  if (awaitsVerdict || isExamined) return 2000
  return application.status === 'IN_REVIEW' ? 10_000 : false
}

export const applicationKey = (applicationId: string) => ['application', applicationId] as const

/** `awaitsVerdict`: a file was sent that the service may not have noticed yet. */
export const applicationQuery = (api: Api, applicationId: string, awaitsVerdict = false) =>
  queryOptions({
    queryKey: applicationKey(applicationId),
    queryFn: () =>
      answerOf(api.GET('/v1/applications/{applicationId}', { params: { path: { applicationId } } })),
    refetchInterval: ({ state }) => lookAgainAfter(state.data, awaitsVerdict),
  })
