import { answerOf, type Schemas } from '@realname/client'
import type { Api } from '#web/shared/api.ts'

export type ErasureReceipt = Schemas['ErasureReceipt']

export const eraseAccount = (api: Api, accountId: string, reason: string): Promise<ErasureReceipt> =>
  answerOf(
    api.POST('/v1/accounts/{accountId}/erasure', { params: { path: { accountId } }, body: { reason } }),
  )
