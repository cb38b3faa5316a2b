import { answerOf } from '@realname/client'
import type { Api } from '#web/shared/api.ts'
import type { Review } from './review-query.ts'

/** Takes the lease, or renews the one that is held. */
export const claimReview = (api: Api, applicationId: string): Promise<Review> =>
  answerOf(api.POST('/v1/reviews/{applicationId}/claim', { params: { path: { applicationId } } }))
