import { answerOf } from '@realname/client'
import type { Api } from '#web/shared/api.ts'
import type { Review } from './review-query.ts'

/** Gives the lease back before it runs out. */
export const releaseReview = (api: Api, applicationId: string): Promise<Review> =>
  answerOf(api.POST('/v1/reviews/{applicationId}/release', { params: { path: { applicationId } } }))
