import { answerOf, type Schemas } from '@realname/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

export type OperatorAccount = Schemas['OperatorAccount']

export const operatorAccountQuery = (api: Api, accountId: string) =>
  queryOptions({
    queryKey: ['operator', accountId, 'account'],
    queryFn: () => answerOf(api.GET('/v1/accounts/{accountId}', { params: { path: { accountId } } })),
  })
