import { answerOf, type Schemas } from '@realname/client'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { defaultPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'

export type Application = Schemas['Application']

/** Newest first. Each look is in the audit trail of the account. */
export const accountApplicationsQuery = (api: Api, accountId: string) =>
  infiniteQueryOptions({
    queryKey: ['operator', accountId, 'applications'],
    queryFn: ({ pageParam: cursor }) =>
      answerOf(
        api.GET('/v1/accounts/{accountId}/applications', {
          params: {
            path: { accountId },
            query: { limit: defaultPageSize, ...(cursor === undefined ? {} : { cursor }) },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchOnWindowFocus: false,
  })
