import { ApiProblem, answerOf } from '@realname/client'
import type { Api } from '#web/shared/api.ts'
import { claimReview } from './claim-review.ts'

/** The reviewer cannot work on this review: it is taken, decided, withdrawn, or their own application. */
const unavailable = ['REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'WRONG_STATE', 'OWN_APPLICATION']

export const isUnavailable = (error: unknown): boolean =>
  error instanceof ApiProblem && unavailable.includes(error.code)

/** FORBIDDEN: the reviewer proposed this rejection. */
const isForOthers = (error: unknown): boolean =>
  isUnavailable(error) || (error instanceof ApiProblem && error.status !== 401 && error.code === 'FORBIDDEN')

/** Claims the most urgent review that nobody holds. Returns its id, or null if no review waits. */
export async function claimNextReview(api: Api): Promise<string | null> {
  let cursor: string | undefined
  do {
    const query = { state: 'unclaimed' as const, limit: 10, ...(cursor === undefined ? {} : { cursor }) }
    const { items, nextCursor } = await answerOf(api.GET('/v1/reviews', { params: { query } }))
    for (const { applicationId } of items) {
      try {
        await claimReview(api, applicationId)
        return applicationId
      } catch (error) {
        if (!isForOthers(error)) throw error
      }
    }
    cursor = nextCursor
  } while (cursor !== undefined)
  return null
}
