import type { AuditEntry, ErasureReceipt, OperatorAccount, Schemas } from '@realname/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { defaultPageSize, maximumPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'
import type { TrailFilter } from '../account/trail-filter-fields.ts'

export const operatorAccountQuery = (api: Api, accountId: string) =>
  queryOptions({
    queryKey: ['operator', accountId, 'account'],
    queryFn: () => api.accounts.get(accountId),
  })

/** Newest first. Each read is recorded in the audit trail of the account. */
export const accountApplicationsQuery = (api: Api, accountId: string) =>
  infiniteQueryOptions({
    queryKey: ['operator', accountId, 'applications'],
    queryFn: ({ pageParam: cursor }) =>
      api.accounts.listApplications(accountId, { limit: defaultPageSize }).page(cursor),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchOnWindowFocus: false,
  })

/** Each read is recorded in the audit trail of the account. */
export const certificateAccountsQuery = (api: Api, accountId: string, applicationId: string) =>
  queryOptions({
    queryKey: ['operator', accountId, 'certificate-accounts', applicationId],
    queryFn: () => api.accounts.ofCertificate(applicationId),
    refetchOnWindowFocus: false,
  })

/** Newest first. */
export const auditTrailQuery = (api: Api, accountId: string, filter: TrailFilter) =>
  infiniteQueryOptions({
    queryKey: ['operator', accountId, 'audit-trail', filter],
    queryFn: ({ pageParam: cursor }) =>
      api.accounts.listAuditTrail(accountId, { ...filter, limit: defaultPageSize }).page(cursor),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchOnWindowFocus: false,
  })

/** All entries that match. Each page is recorded as an export. */
export async function exportTrail(api: Api, accountId: string, filter: TrailFilter): Promise<AuditEntry[]> {
  const query = { ...filter, purpose: 'EXPORT', limit: maximumPageSize } as const
  const entries: AuditEntry[] = []
  for await (const entry of api.accounts.listAuditTrail(accountId, query)) entries.push(entry)
  return entries
}

export type AccountFacts = Schemas['PutAccount']

export const putAccount = (api: Api, accountId: string, body: AccountFacts): Promise<OperatorAccount> =>
  api.accounts.put(accountId, body)

export const revokeAuthentication = (api: Api, accountId: string, reason: string): Promise<OperatorAccount> =>
  api.accounts.revoke(accountId, { reason })

export const eraseAccount = (api: Api, accountId: string, reason: string): Promise<ErasureReceipt> =>
  api.accounts.erase(accountId, { reason })
