import { ApiProblem, answerOf, type Schemas } from '@realname/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ReviewState } from '#domain/lease.ts'
import { defaultPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'

export type ReviewSummary = Schemas['ReviewSummary']

/** Seconds after which the queue is read again, because other reviewers change it. */
export const refreshSeconds = 30

/** Open reviews, earliest deadline first. */
export const reviewsQuery = (api: Api, state: ReviewState) =>
  infiniteQueryOptions({
    queryKey: ['reviews', state],
    queryFn: ({ pageParam: cursor }) =>
      answerOf(
        api.GET('/v1/reviews', {
          params: { query: { state, limit: defaultPageSize, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: refreshSeconds * 1000,
  })

export const reviewCountsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['review-counts'],
    queryFn: () => answerOf(api.GET('/v1/reviews/counts')),
    refetchInterval: 30_000,
  })

export type Review = Schemas['Review']
export type ReviewFile = Schemas['ReviewFile']

/** Each read of a case is recorded, so it is not repeated when the window gets the focus. */
export const reviewQuery = (api: Api, applicationId: string) =>
  queryOptions({
    queryKey: ['review', applicationId],
    queryFn: () => answerOf(api.GET('/v1/reviews/{applicationId}', { params: { path: { applicationId } } })),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** Takes the lease or renews the caller's lease. */
export const claimReview = (api: Api, applicationId: string): Promise<Review> =>
  answerOf(api.POST('/v1/reviews/{applicationId}/claim', { params: { path: { applicationId } } }))

/** The reviewer cannot work on this review: it is taken, decided, withdrawn, or their own application. */
const unavailable = ['REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'WRONG_STATE', 'OWN_APPLICATION']

export const isUnavailable = (error: unknown): boolean =>
  error instanceof ApiProblem && unavailable.includes(error.code)

/** FORBIDDEN: the reviewer proposed this rejection. */
const isForOthers = (error: unknown): boolean =>
  isUnavailable(error) || (error instanceof ApiProblem && error.status !== 401 && error.code === 'FORBIDDEN')

/** Claims the most urgent review without a lease. Returns its id, or null if no review waits. */
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

export type Decision = Schemas['DecideReview']
export type DecisionReceipt = Schemas['DecisionReceipt']

export const decideReview = (api: Api, applicationId: string, body: Decision): Promise<DecisionReceipt> =>
  answerOf(api.POST('/v1/reviews/{applicationId}/decision', { params: { path: { applicationId } }, body }))

/** Releases the lease before it expires. */
export const releaseReview = (api: Api, applicationId: string): Promise<Review> =>
  answerOf(api.POST('/v1/reviews/{applicationId}/release', { params: { path: { applicationId } } }))
