import { answerOf, type Schemas } from '@realname/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { defaultPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'

export type OperatorAccount = Schemas['OperatorAccount']

export const operatorAccountQuery = (api: Api, accountId: string) =>
  queryOptions({
    queryKey: ['operator', accountId, 'account'],
    queryFn: () => answerOf(api.GET('/v1/accounts/{accountId}', { params: { path: { accountId } } })),
  })

export type Application = Schemas['Application']

/** Newest first. Each read is recorded in the audit trail of the account. */
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

export type AccountFacts = Schemas['PutAccount']

export const putAccount = (api: Api, accountId: string, body: AccountFacts): Promise<OperatorAccount> =>
  answerOf(api.PUT('/v1/accounts/{accountId}', { params: { path: { accountId } }, body }))

export const revokeAuthentication = (api: Api, accountId: string, reason: string): Promise<OperatorAccount> =>
  answerOf(
    api.POST('/v1/accounts/{accountId}/revocation', { params: { path: { accountId } }, body: { reason } }),
  )

export type ErasureReceipt = Schemas['ErasureReceipt']

export const eraseAccount = (api: Api, accountId: string, reason: string): Promise<ErasureReceipt> =>
  answerOf(
    api.POST('/v1/accounts/{accountId}/erasure', { params: { path: { accountId } }, body: { reason } }),
  )
