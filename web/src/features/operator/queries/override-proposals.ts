import { type OverrideProposal, type OverrideReceipt, RealnameError, type Schemas } from '@realname/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { defaultPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'

export const overrideProposalsKey = ['override-proposals']

/** The open ones, longest wait first. Other operators rule on them, too. */
export const overrideProposalsQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: [...overrideProposalsKey, 'list'],
    queryFn: ({ pageParam: cursor }) => api.overrideProposals.list({ limit: defaultPageSize }).page(cursor),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: 30_000,
  })

/** The open one of an application, with its reason; null: there is none. Each read is recorded in the audit trail. */
export const overrideProposalQuery = (api: Api, applicationId: string) =>
  queryOptions({
    queryKey: [...overrideProposalsKey, applicationId],
    queryFn: async () => {
      try {
        return await api.overrideProposals.get(applicationId)
      } catch (error) {
        if (error instanceof RealnameError && error.code === 'NOT_FOUND') return null
        throw error
      }
    },
    refetchOnWindowFocus: false,
  })

export const proposeOverride = (api: Api, applicationId: string, reason: string): Promise<OverrideProposal> =>
  api.overrideProposals.propose(applicationId, { reason })

export type Ruling = Schemas['RuleOnOverride']

export const ruleOnOverride = (api: Api, applicationId: string, ruling: Ruling): Promise<OverrideReceipt> =>
  api.overrideProposals.rule(applicationId, ruling)
