import {
  type DecisionReceipt,
  RealnameError,
  type Review,
  type ReviewQuery,
  type Schemas,
} from '@realname/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { defaultPageSize } from '#domain/policy.ts'
import type { Api } from '#web/shared/api.ts'
import { currentSkills } from '../use-skills.ts'

/** Seconds after which the queue is read again, because other reviewers change it. */
export const refreshSeconds = 30

/** Open reviews that fit the query, earliest deadline first. */
export const reviewsQuery = (api: Api, query: ReviewQuery) =>
  infiniteQueryOptions({
    queryKey: ['reviews', query],
    queryFn: ({ pageParam: cursor }) => api.reviews.list({ ...query, limit: defaultPageSize }).page(cursor),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: refreshSeconds * 1000,
  })

export const reviewCountsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['review-counts'],
    queryFn: () => api.reviews.count(),
    refetchInterval: 30_000,
  })

export type ReviewFile = Schemas['ReviewFile']

/** Each read of a case is recorded, so it is not repeated when the window gets the focus. */
export const reviewQuery = (api: Api, applicationId: string) =>
  queryOptions({
    queryKey: ['review', applicationId],
    queryFn: () => api.reviews.get(applicationId),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** Takes the lease or renews the caller's lease. */
export const claimReview = (api: Api, applicationId: string): Promise<Review> =>
  api.reviews.claim(applicationId)

/** The reviewer cannot work on this review: it is taken, decided, withdrawn, or their own application. */
const unavailable = ['REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'WRONG_STATE', 'OWN_APPLICATION']

export const isUnavailable = (error: unknown): boolean =>
  error instanceof RealnameError && unavailable.includes(error.code)

/**
 * Claims the most urgent review without a lease that the reviewer can judge. Returns it, or undefined if no review
 * waits.
 */
export async function claimNextReview(api: Api): Promise<Review | undefined> {
  return (await api.reviews.claimNext(currentSkills())).review
}

export type Decision = Schemas['DecideReview']

/** The browser completes the call also if the page is closed meanwhile. */
export const decideReview = (
  api: Api,
  applicationId: string,
  body: Decision,
  idempotencyKey: string,
): Promise<DecisionReceipt> => api.reviews.decide(applicationId, body, { idempotencyKey, keepalive: true })

/** Releases the lease before it expires, also while the page is being closed. */
export const releaseReview = (api: Api, applicationId: string): Promise<Review> =>
  api.reviews.release(applicationId, { idempotencyKey: crypto.randomUUID(), keepalive: true })
