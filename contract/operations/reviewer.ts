import { leaseMinutes } from '../../domain/lease.ts'
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
    summary: "Lists open reviews, earliest deadline first, without the caller's own application.",
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
    summary: "Counts the open reviews that are due soon or overdue, without the caller's own application.",
    status: 200,
    answer: reviewCountsSchema,
    problems: [],
  },
  getReview: {
    method: 'GET',
    path: '/v1/reviews/{applicationId}',
    who: 'reviewer',
    summary: 'Returns one review. The lease holder also gets the entered details and the files.',
    status: 200,
    answer: reviewSchema,
    problems: ['NOT_FOUND', 'OWN_APPLICATION'],
  },
  claimReview: {
    method: 'POST',
    path: '/v1/reviews/{applicationId}/claim',
    who: 'reviewer',
    summary: `Claims the review, or renews the claim, for ${leaseMinutes} minutes.`,
    status: 200,
    answer: reviewSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  },
  releaseReview: {
    method: 'POST',
    path: '/v1/reviews/{applicationId}/release',
    who: 'reviewer',
    summary: 'Releases the review.',
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
      'Decides the review: approves, requests a retry, or rejects. Some rejections need a second reviewer.',
    body: decideReviewSchema,
    status: 202,
    answer: decisionReceiptSchema,
    problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  },
} as const satisfies Record<string, Operation>
