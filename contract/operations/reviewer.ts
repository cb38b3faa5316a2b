import {
  askColleagueSchema,
  askedSchema,
  colleaguesSchema,
  giveOpinionSchema,
  handOverReviewSchema,
  opinionReceiptSchema,
  questionSchema,
} from '../collaboration.ts'
import { pageQuerySchema } from '../fields.ts'
import {
  decideReviewSchema,
  decisionReceiptSchema,
  nextClaimSchema,
  nextReviewSchema,
  reviewCountsSchema,
  reviewPageSchema,
  reviewQuerySchema,
  reviewSchema,
} from '../review.ts'
import { foundReviewsSchema, searchSchema } from '../search.ts'
import {
  decideSecondReviewSchema,
  secondReceiptSchema,
  secondReviewPageSchema,
  secondReviewSchema,
} from '../second-review.ts'
import type { Operation } from './operation.ts'

export const listReviews = {
  method: 'GET',
  path: '/v1/reviews',
  who: 'reviewer',
  scope: 'reviews/decide',
  tokenSuffices: true,
  summary: 'List open reviews',
  query: reviewQuerySchema,
  status: 200,
  answer: reviewPageSchema,
  problems: [],
  grants: ['readRecords', 'queryReviewQueue', 'readReviewsTogether', 'queryByLease'],
  settings: ['businessRules'],
} as const satisfies Operation

export const countReviews = {
  method: 'GET',
  path: '/v1/reviews/counts',
  who: 'reviewer',
  scope: 'reviews/decide',
  tokenSuffices: true,
  summary: 'Count open reviews by their due time',
  status: 200,
  answer: reviewCountsSchema,
  problems: [],
  grants: ['readRecords', 'queryReviewQueue', 'queryByLease'],
  settings: ['businessRules'],
} as const satisfies Operation

export const searchReviews = {
  method: 'POST',
  path: '/v1/reviews/searches',
  who: 'reviewer',
  summary: 'Find submitted applications',
  body: searchSchema,
  status: 200,
  answer: foundReviewsSchema,
  problems: [],
  // Each search by number or e-mail is recorded in the accounts that it finds.
  grants: ['changeRecords', 'queryByAccount', 'queryByHash', 'hash', 'readClaimedSamples'],
  settings: ['rateLimits'],
  searchesDirectory: true,
  isInSteps: true,
} as const satisfies Operation

export const getReview = {
  method: 'GET',
  path: '/v1/reviews/{applicationId}',
  who: 'reviewer',
  scope: 'reviews/decide',
  summary: 'Return one review',
  status: 200,
  answer: reviewSchema,
  problems: ['NOT_FOUND', 'OWN_APPLICATION', 'SECOND_REVIEW_CLAIMED'],
  // Each access to entered details and files is recorded.
  grants: ['changeRecords', 'queryByAccount', 'decryptPersonalData', 'viewPreviews', 'readClaimedSamples'],
  settings: ['evidenceRules'],
} as const satisfies Operation

export const claimNextReview = {
  method: 'POST',
  path: '/v1/reviews/next-claim',
  who: 'reviewer',
  scope: 'reviews/decide',
  summary: 'Claim the next review',
  body: nextClaimSchema,
  status: 200,
  answer: nextReviewSchema,
  problems: ['REVIEW_LIMIT_REACHED'],
  grants: [
    'changeRecords',
    'queryByAccount',
    'queryReviewQueue',
    'readReviewsTogether',
    'decryptPersonalData',
    'viewPreviews',
  ],
  settings: ['evidenceRules', 'rateLimits', 'claimLimit'],
} as const satisfies Operation

export const claimReview = {
  method: 'POST',
  path: '/v1/reviews/{applicationId}/claim',
  who: 'reviewer',
  scope: 'reviews/decide',
  summary: 'Claim a review, or renew the claim',
  status: 200,
  answer: reviewSchema,
  problems: [
    'NOT_FOUND',
    'WRONG_STATE',
    'REVIEW_CLAIMED_BY_OTHER',
    'REVIEW_LIMIT_REACHED',
    'ALREADY_DECIDED',
    'OWN_APPLICATION',
  ],
  grants: ['changeRecords', 'queryByAccount', 'decryptPersonalData', 'viewPreviews'],
  settings: ['evidenceRules', 'rateLimits', 'claimLimit'],
} as const satisfies Operation

export const releaseReview = {
  method: 'POST',
  path: '/v1/reviews/{applicationId}/release',
  who: 'reviewer',
  scope: 'reviews/decide',
  summary: 'Release a review',
  status: 200,
  answer: reviewSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  grants: ['changeRecords'],
} as const satisfies Operation

export const decideReview = {
  method: 'POST',
  path: '/v1/reviews/{applicationId}/decision',
  who: 'reviewer',
  scope: 'reviews/decide',
  asksForRole: true,
  summary: 'Decide a review',
  body: decideReviewSchema,
  status: 202,
  answer: decisionReceiptSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  grants: ['changeRecords', 'encryptPersonalData'],
  settings: ['reviewPolicy'],
} as const satisfies Operation

export const handOverReview = {
  method: 'POST',
  path: '/v1/reviews/{applicationId}/handover',
  who: 'reviewer',
  scope: 'reviews/decide',
  summary: 'Hand a review over with a note',
  body: handOverReviewSchema,
  status: 200,
  answer: reviewSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  grants: ['changeRecords', 'encryptPersonalData'],
} as const satisfies Operation

export const askColleague = {
  method: 'POST',
  path: '/v1/reviews/{applicationId}/questions',
  who: 'reviewer',
  scope: 'reviews/decide',
  summary: 'Ask a colleague for an opinion',
  body: askColleagueSchema,
  status: 201,
  answer: askedSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  grants: ['changeRecords', 'encryptPersonalData'],
} as const satisfies Operation

export const getQuestion = {
  method: 'GET',
  path: '/v1/reviews/{applicationId}/questions/{consultationId}',
  who: 'reviewer',
  summary: 'Return the case of a question',
  status: 200,
  answer: questionSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  // Each access to entered details and files is recorded.
  grants: ['changeRecords', 'decryptPersonalData', 'viewPreviews'],
  settings: ['evidenceRules'],
} as const satisfies Operation

export const giveOpinion = {
  method: 'POST',
  path: '/v1/reviews/{applicationId}/questions/{consultationId}/opinion',
  who: 'reviewer',
  asksForRole: true,
  summary: 'Give a colleague an opinion',
  body: giveOpinionSchema,
  status: 200,
  answer: opinionReceiptSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  grants: ['changeRecords', 'encryptPersonalData'],
} as const satisfies Operation

export const listColleagues = {
  method: 'GET',
  path: '/v1/reviewers',
  who: 'reviewer',
  scope: 'reviews/decide',
  summary: 'List colleagues',
  status: 200,
  answer: colleaguesSchema,
  problems: [],
  grants: ['readFigures'],
  settings: ['businessRules'],
} as const satisfies Operation

export const listSecondReviews = {
  method: 'GET',
  path: '/v1/second-reviews',
  who: 'reviewer',
  tokenSuffices: true,
  summary: 'List second reviews that wait',
  query: pageQuerySchema,
  status: 200,
  answer: secondReviewPageSchema,
  problems: [],
  grants: ['readRecords', 'readSamples'],
} as const satisfies Operation

export const claimSecondReview = {
  method: 'POST',
  path: '/v1/second-reviews/{sampleId}/claim',
  who: 'reviewer',
  summary: 'Claim a second review, or renew the claim',
  status: 200,
  answer: secondReviewSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  grants: ['changeRecords', 'changeSamples', 'decryptPersonalData', 'viewPreviews'],
  settings: ['evidenceRules', 'rateLimits'],
} as const satisfies Operation

export const decideSecondReview = {
  method: 'POST',
  path: '/v1/second-reviews/{sampleId}/decision',
  who: 'reviewer',
  asksForRole: true,
  summary: 'Give a second opinion',
  body: decideSecondReviewSchema,
  status: 200,
  answer: secondReceiptSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'REVIEW_CLAIMED_BY_OTHER', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  grants: ['changeRecords', 'changeSamples'],
  settings: ['businessRules'],
} as const satisfies Operation

/** Routes for reviewers, people and systems. */
export const reviewerOperations = {
  listReviews,
  countReviews,
  searchReviews,
  getReview,
  claimNextReview,
  claimReview,
  releaseReview,
  decideReview,
  handOverReview,
  askColleague,
  getQuestion,
  giveOpinion,
  listColleagues,
  listSecondReviews,
  claimSecondReview,
  decideSecondReview,
} as const
