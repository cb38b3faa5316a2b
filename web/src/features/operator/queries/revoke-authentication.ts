import { answerOf } from '@realname/client'
import type { Api } from '#web/shared/api.ts'
import type { OperatorAccount } from './operator-account-query.ts'

export const revokeAuthentication = (api: Api, accountId: string, reason: string): Promise<OperatorAccount> =>
  answerOf(
    api.POST('/v1/accounts/{accountId}/revocation', { params: { path: { accountId } }, body: { reason } }),
  )
