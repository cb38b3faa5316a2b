import { answerOf, type Schemas } from '@realname/client'
import type { Api } from '#web/shared/api.ts'
import type { OperatorAccount } from './operator-account-query.ts'

export type AccountFacts = Schemas['PutAccount']

export const putAccount = (api: Api, accountId: string, body: AccountFacts): Promise<OperatorAccount> =>
  answerOf(api.PUT('/v1/accounts/{accountId}', { params: { path: { accountId } }, body }))
