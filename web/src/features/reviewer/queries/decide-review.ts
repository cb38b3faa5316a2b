import { answerOf, type Schemas } from '@realname/client'
import type { Api } from '#web/shared/api.ts'

export type Decision = Schemas['DecideReview']
export type DecisionReceipt = Schemas['DecisionReceipt']

export const decideReview = (api: Api, applicationId: string, body: Decision): Promise<DecisionReceipt> =>
  answerOf(api.POST('/v1/reviews/{applicationId}/decision', { params: { path: { applicationId } }, body }))
