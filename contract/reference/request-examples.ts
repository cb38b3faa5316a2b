import type * as z from 'zod'
import type { putAccountSchema, revokeAuthenticationSchema } from '../account.ts'
import type { createApplicationSchema } from '../application.ts'
import type { putCalendarSchema } from '../calendar.ts'
import type { askColleagueSchema, giveOpinionSchema, handOverReviewSchema } from '../collaboration.ts'
import type { requestUploadSchema } from '../document.ts'
import type { eraseAccountSchema } from '../erasure.ts'
import type { proposeOverrideSchema, ruleOnOverrideSchema } from '../override.ts'
import type { decideReviewSchema, nextClaimSchema } from '../review.ts'
import type { searchSchema } from '../search.ts'
import type { decideSecondReviewSchema } from '../second-review.ts'
import type { createSessionSchema, openSessionSchema } from '../session.ts'
import type { submitApplicationSchema } from '../submission.ts'
import type { advanceApplicationSchema } from '../test-mode.ts'
import type { createEndpointSchema, putEndpointSchema, recoverEndpointSchema } from '../webhooks.ts'
import type { Examples } from './operation-reference.ts'
import { story, tokens, urls } from './story.ts'

type Of<Schema extends () => z.ZodType> = Examples<z.input<ReturnType<Schema>>>

const { accountId, reviewerId, otherReviewerId } = story
const consent = { policyVersion: '2026-12', locale: 'zh' }

export const createSession = {
  typical: {
    summary: 'A user of a shop, who returns to the shop afterwards',
    value: {
      accountId,
      registrationRegion: 'CN',
      email: 'li@example.com',
      locale: 'zh',
      returnUrl: urls.verified,
      metadata: { orderId: '4711' },
    },
  },
  minimal: { summary: 'Required fields only', value: { accountId, registrationRegion: 'CN' } },
} as const satisfies Of<typeof createSessionSchema>

export const claimNextReview = {
  skills: {
    summary: 'Passports and identity cards of China',
    value: { certificateTypes: ['PASSPORT', 'ID_CARD'], issuingRegions: ['CN'] },
  },
  any: { summary: 'Any review', value: {} },
} as const satisfies Of<typeof nextClaimSchema>

export const openSession = {
  link: { summary: 'The token of a session’s link', value: { token: tokens.link } },
  handoff: { summary: 'The token of a hand-off, on the phone', value: { token: tokens.handoff } },
} as const satisfies Of<typeof openSessionSchema>

export const createApplication = {
  passport: {
    summary: 'A passport',
    value: { certificateType: 'PASSPORT', issuingRegion: 'CN', consent },
  },
  idCard: {
    summary: 'An ID card',
    value: { certificateType: 'ID_CARD', issuingRegion: 'CN', consent },
  },
  renewal: {
    summary: 'A new passport for an authenticated account',
    value: { certificateType: 'PASSPORT', issuingRegion: 'CN', purpose: 'RENEWAL', consent },
  },
} as const satisfies Of<typeof createApplicationSchema>

export const search = {
  byNumber: {
    summary: 'By a certificate number of any type',
    value: { kind: 'CERTIFICATE_NUMBER', value: 'E00000000', issuingRegion: 'CN' },
  },
  byEmail: { summary: 'By an e-mail address', value: { kind: 'EMAIL', value: 'li@example.com' } },
  byId: {
    summary: 'By the id of an account or of an application',
    value: { kind: 'ID', value: accountId },
  },
} as const satisfies Of<typeof searchSchema>

export const requestUpload = {
  dataPage: {
    summary: 'The data page of a passport',
    value: {
      slot: 'DATA_PAGE',
      fileName: 'passport.jpg',
      contentType: 'image/jpeg',
      sizeBytes: 2_481_152,
      sha256: 'tAbmeh1Dsb7BbzvkQlvPqQ3sWbdZv8pVLdL0yXuW9tw=',
    },
  },
  holding: {
    summary: 'The photo of the holder with the passport',
    value: {
      slot: 'HOLDING',
      fileName: 'holding.png',
      contentType: 'image/png',
      sizeBytes: 4_915_200,
      sha256: 'Yb9l2a8n0bqTq1xgG0C3vKk4sJ1m7y5cH6eZ2RrPpXo=',
    },
  },
} as const satisfies Of<typeof requestUploadSchema>

export const submitApplication = {
  passport: {
    summary: 'The details of a passport',
    value: { name: 'LI SPECIMEN', certificateNumber: 'E00000000', expiryDate: '2039-12-31' },
  },
  longTerm: {
    summary: 'A long-term ID card, which has no expiry date',
    value: { name: '张小明', certificateNumber: '11010519491231002X', longTerm: true },
  },
  afterRetry: {
    summary: 'The next attempt, after a retry that asked for another photo only',
    value: {},
  },
} as const satisfies Of<typeof submitApplicationSchema>

export const decideSecondReview = {
  retry: {
    summary: 'The second reviewer would have requested a retry',
    value: { outcome: 'REQUEST_RETRY', reasons: [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }] },
  },
  approve: { summary: 'The second reviewer would have approved', value: { outcome: 'APPROVE' } },
} as const satisfies Of<typeof decideSecondReviewSchema>

export const decideReview = {
  approve: { summary: 'Approve', value: { outcome: 'APPROVE' } },
  retry: {
    summary: 'Request a retry, with the photo to replace',
    value: {
      outcome: 'REQUEST_RETRY',
      reasons: [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }],
      internalNote: 'The lamp covers the second line of the machine-readable zone.',
    },
  },
  reject: {
    summary: 'Reject for good',
    value: { outcome: 'REJECT', reasons: [{ code: 'NOT_THE_HOLDER' }] },
  },
} as const satisfies Of<typeof decideReviewSchema>

export const handOverReview = {
  toColleague: {
    summary: 'To a colleague',
    value: { note: 'The name has a character that I cannot read. You know the script.', to: otherReviewerId },
  },
  toAny: {
    summary: 'To any reviewer',
    value: { note: 'My shift ends. Only the holding photo is left to check.' },
  },
} as const satisfies Of<typeof handOverReviewSchema>

export const askColleague = {
  colleague: {
    summary: 'A colleague',
    value: { question: 'Is the glare on the data page acceptable to you?', to: reviewerId },
  },
  any: {
    summary: 'Any reviewer',
    value: { question: 'Has anybody seen this layout of the data page before?' },
  },
} as const satisfies Of<typeof askColleagueSchema>

export const giveOpinion = {
  retry: {
    summary: 'The colleague would request a retry',
    value: {
      outcome: 'REQUEST_RETRY',
      reasons: [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }],
      note: 'The second line of the machine-readable zone cannot be read.',
    },
  },
  approve: { summary: 'The colleague would approve', value: { outcome: 'APPROVE' } },
} as const satisfies Of<typeof giveOpinionSchema>

export const putAccount = {
  typical: {
    summary: 'An account registered in China',
    value: { registrationRegion: 'CN', partnerProgram: false },
  },
} as const satisfies Of<typeof putAccountSchema>

export const revokeAuthentication = {
  typical: { summary: 'A stolen passport', value: { reason: 'The holder reported a stolen passport.' } },
} as const satisfies Of<typeof revokeAuthenticationSchema>

export const proposeOverride = {
  typical: {
    summary: 'A rejection for a photo that was genuine',
    value: { reason: 'The embassy confirmed that the passport is genuine, case 5120.' },
  },
} as const satisfies Of<typeof proposeOverrideSchema>

const proposalId = 'b94d27b9-934d-4e08-a52e-52d7da7dabfa'

export const ruleOnOverride = {
  confirm: { summary: 'Confirm', value: { proposalId, ruling: 'CONFIRM' } },
  decline: { summary: 'Decline', value: { proposalId, ruling: 'DECLINE' } },
} as const satisfies Of<typeof ruleOnOverrideSchema>

export const eraseAccount = {
  typical: {
    summary: 'A request by the holder',
    value: { reason: 'Request by the holder of the account, case 4711.' },
  },
} as const satisfies Of<typeof eraseAccountSchema>

export const putCalendar = {
  typical: {
    summary: 'Two days off, and a Sunday worked for one of them',
    value: { off: ['2027-01-01', '2027-02-08'], work: ['2027-02-14'] },
  },
} as const satisfies Of<typeof putCalendarSchema>

export const advanceApplication = {
  overdue: { summary: 'Pass the deadline of the review', value: { to: 'OVERDUE' } },
} as const satisfies Of<typeof advanceApplicationSchema>

export const createEndpoint = {
  allEvents: {
    summary: 'All event types',
    value: { url: urls.hooks, eventTypes: ['*'], description: 'The shop' },
  },
} as const satisfies Of<typeof createEndpointSchema>

export const putEndpoint = {
  results: {
    summary: 'Results of reviews only',
    value: {
      url: urls.hooks,
      eventTypes: ['application.approved', 'application.retry_requested', 'application.rejected'],
      description: 'The shop',
      status: 'ENABLED',
    },
  },
} as const satisfies Of<typeof putEndpointSchema>

export const recoverEndpoint = {
  sinceMidnight: { summary: 'Since midnight UTC', value: { since: '2026-11-25T00:00:00Z' } },
} as const satisfies Of<typeof recoverEndpointSchema>
