import { answerOf } from '@realname/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

/** The certificates for the account's region, and the consent to ask for. */
export const certificateTypesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['certificate-types'],
    queryFn: () => answerOf(api.GET('/v1/certificate-types')),
    staleTime: 60_000,
  })
