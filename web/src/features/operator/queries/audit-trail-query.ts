import { answerOf, type Schemas } from '@realname/client'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { defaultPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'

export type AuditEntry = Schemas['AuditEntry']

/** Newest first. */
export const auditTrailQuery = (api: Api, accountId: string) =>
  infiniteQueryOptions({
    queryKey: ['operator', accountId, 'audit-trail'],
    queryFn: ({ pageParam: cursor }) =>
      answerOf(
        api.GET('/v1/accounts/{accountId}/audit-trail', {
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
