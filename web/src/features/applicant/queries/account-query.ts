import { answerOf } from '@realname/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '#web/shared/api.ts'

export const accountQuery = (api: Api) =>
  queryOptions({ queryKey: ['account'], queryFn: () => answerOf(api.GET('/v1/account')) })
