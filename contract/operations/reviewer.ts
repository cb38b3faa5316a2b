import {
  decideReviewSchema,
  decisionReceiptSchema,
  reviewCountsSchema,
  reviewPageSchema,
  reviewQuerySchema,
  reviewSchema,
} from '../review.ts'
import type { Operation } from './operation.ts'

/** Routes for reviewers, people and systems. */
export const reviewerOperations = {
  listReviews: {
    method: 'GET',
    path: '/v1/reviews',
    who: 'reviewer',
    tokenSuffices: true,
    summary: "Open reviews, earliest deadline first; without the caller's own application.",
    query: reviewQuerySchema,
    status: 200,
    answer: reviewPageSchema,
    problems: [],
  },
  countReviews: {
    method: 'GET',
    path: '/v1/reviews/counts',
    who: 'reviewer',
    tokenSuffices: true,
    summary:
      "How many open reviews are due soon, and how many are overdue; without the caller's own application.",
    status: 200,
    answer: reviewCountsSchema,
    problems: [],
  },
  getReview: {
    method: 'GET',
    path: '/v1/reviews/{applicationId}',
    who: 'reviewer',
    summary: 'One review; with what was entered for the lease holder.',
    status: 200,
    answer: reviewSchema,
    problems: ['NOT_FOUND', 'OWN_APPLICATION'],
  },
  claimReview: {
    method: 'POST',
    path: '/v1/reviews/{applicationId}/claim',
    who: 'reviewer',
    summary: 'Takes, or renews, a lease of fifteen minutes on the review.',
    status: 200,
    answer: reviewSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  },
  releaseReview: {
    method: 'POST',
    path: '/v1/reviews/{applicationId}/release',
    who: 'reviewer',
    summary: 'Gives the lease back.',
    status: 200,
    answer: reviewSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  },
  decideReview: {
    method: 'POST',
    path: '/v1/reviews/{applicationId}/decision',
    who: 'reviewer',
    asksForRole: true,
    summary:
      'The decision callback: approves, asks for a retry, or rejects; some rejections need a second reviewer.',
    body: decideReviewSchema,
    status: 202,
    answer: decisionReceiptSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  },
} as const satisfies Record<string, Operation>
