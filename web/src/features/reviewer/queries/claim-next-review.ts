import { ApiProblem, answerOf } from '@realname/client'
import type { Api } from '#web/shared/api.ts'
import { claimReview } from './claim-review.ts'

/** What is for somebody else: taken, decided or withdrawn meanwhile, one's own, or proposed by oneself. */
const forOthers = [
  'REVIEW_CLAIMED_BY_OTHER',
  'ALREADY_DECIDED',
  'WRONG_STATE',
  'OWN_APPLICATION',
  'FORBIDDEN',
]

const isForOthers = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status !== 401 && forOthers.includes(error.code)

/** Claims the most urgent review that nobody holds. Answers its id; null: nothing waits. */
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
