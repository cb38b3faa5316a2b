import {
  colleagueDays,
  leaseMinutes,
  maximumCountedReviews,
  secondReviewDays,
  viewingAddressMinutes,
} from '../../domain/policy.ts'
import type { reviewerOperations } from '../operations/reviewer.ts'
import type { testModeOperations } from '../operations/test-mode.ts'
import type { Chapter } from './operation-reference.ts'
import * as requests from './request-examples.ts'

const unclaimed = 'Without the entered details and the files'

export const reviewReference: Chapter<typeof reviewerOperations> = {
  tag: {
    name: 'Reviews',
    description:
      'Reviewers, people or a system of your own, claim open reviews and decide them. A reviewer’s own application is in no list, and is refused with `OWN_APPLICATION`.',
  },
  operations: {
    listReviews: {
      description:
        'Lists open reviews without personal data, earliest deadline first. `state` selects unclaimed reviews, those that the caller holds, those that were handed over to the caller, those about which the caller is asked for an opinion, or all. The other parameters filter; all that are given apply. A page may be shorter than its limit and still have a `nextCursor`.',
      answers: { oneReview: 'One open review, which nobody holds' },
    },
    countReviews: {
      description: `Counts the open reviews: all, those past their deadline, those due today and those due soon; and the reviews that the caller holds. Each count stops at ${maximumCountedReviews.toLocaleString('en')}.`,
      answers: { none: 'No review is late' },
    },
    searchReviews: {
      description:
        'Finds submitted applications of others by the same searches as `POST /v1/searches`. The answer says of each what the queue says of open reviews, and nothing about its account. A search by address or number is recorded in the audit trail of each account whose application it finds, before the answer.',
      rates: ['searches'],
      request: requests.search,
      answers: { byNumber: 'One application, which was approved' },
    },
    getReview: {
      description:
        'Returns one review. The reviewer who holds it also gets the entered details, the files, the notes of earlier reviewers, the opinions of colleagues, and a proposed rejection; each such access is recorded in the audit trail. Others get the review without them.',
      answers: { unclaimed },
    },
    claimNextReview: {
      description: `Claims the unclaimed review with the earliest deadline for ${leaseMinutes} minutes, among those of the given types and regions. Reviews that the caller may not decide are passed over. Reviews that were handed over to the caller come first, whatever their type. Those that were handed over to a colleague are left to the colleague until they are due soon. A stage may limit how many reviews one reviewer holds. A repetition with the same key claims no further review.`,
      rates: ['claims'],
      request: requests.claimNextReview,
      answers: { none: 'No review waits' },
    },
    claimReview: {
      description: `Gives the caller the review for ${leaseMinutes} minutes, or renews the claim. Only the reviewer who holds a review sees the entered details and the files, and can decide. URLs of files are valid for ${viewingAddressMinutes} minutes, for anyone who has them: read the review again for new ones. A repetition with the same key does not renew the claim.`,
      rates: ['claims'],
      answers: { claimed: 'With the entered details and the files' },
    },
    releaseReview: {
      description:
        'Ends the caller’s claim, so that another reviewer can claim the review. The caller must hold the review: a claim that has run out gets `WRONG_STATE`.',
      answers: { released: unclaimed },
    },
    decideReview: {
      description:
        'Records the decision of the reviewer who holds the review. The workflow applies it, normally within a second. `REQUEST_RETRY` needs at least one retryable reason and `REJECT` at least one final reason. A retry of the last attempt is applied as a rejection. On a stage with four eyes, a rejection is a proposal first, and another reviewer must claim and confirm it: `confirmation` is `REQUIRED`. An approval is checked again by the rules, and may turn into a retry or a rejection.',
      request: requests.decideReview,
      answers: { retry: 'The retry is recorded', approve: 'The approval is recorded' },
    },
    handOverReview: {
      description:
        'Ends the caller’s claim and leaves a note for the next reviewer, who reads it in `notes` after claiming the review. With `to`, `POST /v1/reviews/next-claim` gives the review to this colleague first, and to others only when it is due soon; others see `handover` in the queue and may claim the review by its id. The account of the applicant and the reviewer who proposed the rejection cannot be named. A handover ends when another reviewer claims the review, with the next handover, and with a decision.',
      request: requests.handOverReview,
      answers: { toColleague: unclaimed },
    },
    askColleague: {
      description:
        'Asks a colleague, or any reviewer, what they would decide. The caller keeps the claim. A decision does not wait for the opinion, and it ends an unanswered question. The opinion is in `consultations` of the review. While a question is unanswered, the same colleague cannot be asked again.',
      request: requests.askColleague,
      answers: { asked: 'The question is recorded' },
    },
    getQuestion: {
      description: `Returns the case to a colleague who is asked: the question, the entered details, the files and the evidence, without a claim. Each access is recorded in the audit trail. URLs of files are valid for ${viewingAddressMinutes} minutes. For a question to another colleague, the answer is \`NOT_FOUND\`. For a question that was answered, it is \`ALREADY_DECIDED\`.`,
      answers: { asked: 'The case with its question' },
    },
    giveOpinion: {
      description:
        'Records what the caller would decide, by the rules of a decision, with a note for the reviewer who holds the review. The first opinion answers the question. It changes nothing else, and it excludes the caller from a second, blind review of the attempt.',
      request: requests.giveOpinion,
      answers: { retry: 'The opinion is recorded' },
    },
    listColleagues: {
      description: `Lists the other reviewers of whom a decision was counted in the last ${colleagueDays} days, by their ids. It is derived from the figures and needs no user directory. A colleague who is not listed can be named by the id, too.`,
      answers: { one: 'One colleague' },
    },
    listSecondReviews: {
      description: `Lists decisions that were chosen for a second, blind review, and that the caller may review, oldest first: without the caller’s own decisions and own application, and without those that somebody else holds. A decision is listed for ${secondReviewDays} days, as long as its files and entered details exist and the applicant has not submitted again. The list tells neither the application nor the first decision. A stage without \`qualitySampleShare\` has none. A page may be shorter than its limit and still have a \`nextCursor\`.`,
      answers: { one: 'One second review that waits' },
    },
    claimSecondReview: {
      description: `Gives the caller the second review for ${leaseMinutes} minutes, or renews the claim, and returns the case as it was decided on: entered details, files and evidence, without the first decision, its reviewer and notes. Each access is recorded in the audit trail. A case of which the content is gone gets \`WRONG_STATE\`.`,
      rates: ['claims'],
      answers: { claimed: 'The case, without the first decision' },
    },
    decideSecondReview: {
      description:
        'Records the opinion of the reviewer who holds the second review. It changes nothing in the application. It is compared with the first decision: operators see differences in `GET /v1/second-reviews/differences`, and the agreement in `GET /v1/figures/reviewers`.',
      request: requests.decideSecondReview,
      answers: { retry: 'The opinion is recorded' },
    },
  },
}

export const testModeReference: Chapter<typeof testModeOperations> = {
  tag: {
    name: 'Test mode',
    description:
      'Programs decide applications and pass time. Only stages in test mode have these operations; others answer 404.',
  },
  operations: {
    simulateDecision: {
      description:
        'Decides an application as its reviewer would, without a claim. The same reasons, events and webhooks follow. The application must have been created in test mode.',
      request: requests.decideReview,
      answers: { approve: 'The approval is recorded' },
    },
    simulateAdvancement: {
      description:
        'Does at once what time would do: the reminder of reviewers, the passed deadline, the warning of an expiry, or the expiry, each with its events. `OVERDUE` includes the reminder, and `EXPIRED` the warning. A repetition changes nothing. The application must have been created in test mode.',
      request: requests.advanceApplication,
      answers: { overdue: 'The deadline has passed; the review stays open' },
    },
  },
}
