import { randomUUID } from 'node:crypto'
import type { OperationName } from '../../contract/operations.ts'
import type { ErrorCode } from '../../domain/errors.ts'

export const callers = {
  nobody: 'no token',
  owner: 'applicant',
  stranger: 'another applicant',
  reviewer: 'reviewer',
  ownReviewer: 'reviewer, own application',
  operator: 'operator',
  machine: 'machine, `reviews/decide`',
  backend: 'machine, all scopes but `reviews/decide`',
  session: 'session, own application',
  phone: 'hand-off, own application',
} as const

export type Caller = keyof typeof callers

/** The answer of a cell: status and code. */
type Cell = '200' | '201' | '202' | '204' | `${number} ${ErrorCode}`

/**
 * The subject of the call. A session, its phone, and a reviewer with an application use their own application. All other
 * callers use the applicant's: a draft, an unclaimed review, a review that the caller holds if allowed, or the account.
 * A webhook endpoint and its deliveries belong to the stage.
 */
type Subject =
  | 'NOTHING'
  | 'DRAFT'
  | 'FREE_REVIEW'
  | 'HELD_REVIEW'
  | 'ACCOUNT'
  | 'SESSION'
  | 'ENDPOINT'
  | 'DELIVERY'

export interface Row {
  readonly about: Subject
  /** `token`: the token of the link of the call's session. */
  readonly body?: (given: { readonly policyVersion: string; readonly token: string }) => unknown
  readonly year?: string
  readonly query?: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<Caller, Cell>>
}

const open = answers('200', {}, '200')

/** The same answer for all callers, except the named ones. */
function answers(
  everybody: Cell,
  others: Partial<Record<Caller, Cell>>,
  nobody: Cell = '401 UNAUTHENTICATED',
): Record<Caller, Cell> {
  return {
    nobody,
    owner: everybody,
    stranger: everybody,
    reviewer: everybody,
    ownReviewer: everybody,
    operator: everybody,
    machine: everybody,
    backend: everybody,
    session: everybody,
    phone: everybody,
    ...others,
  }
}

/** Every person is an applicant for their own account. So is a session. */
const everyPerson = (granted: Cell) =>
  answers(granted, { machine: '403 FORBIDDEN', backend: '403 FORBIDDEN', phone: '403 FORBIDDEN' })

/** Every caller gets "not found" for an application of another account. */
const ownersAlone = (granted: Cell, phone: Cell = '403 FORBIDDEN') =>
  answers('404 NOT_FOUND', {
    owner: granted,
    ownReviewer: granted,
    session: granted,
    phone,
    machine: '403 FORBIDDEN',
    backend: '403 FORBIDDEN',
  })

const reviewersAlone = (granted: Cell, own: Cell = granted) =>
  answers('403 FORBIDDEN', { reviewer: granted, machine: granted, ownReviewer: own })

const reviewingPeople = (granted: Cell, own: Cell = granted) =>
  answers('403 FORBIDDEN', { reviewer: granted, ownReviewer: own })

const operatorsAlone = (granted: Cell) => answers('403 FORBIDDEN', { operator: granted })

const backendsAlone = (granted: Cell) => answers('403 FORBIDDEN', { backend: granted })

const operatorsAndBackends = (granted: Cell) =>
  answers('403 FORBIDDEN', { operator: granted, backend: granted })

/** An endpoint that gets no event of any test, and that tests find again to delete it. */
export const unusedEndpoint = {
  url: 'https://matrix.example/hooks',
  eventTypes: ['webhook_endpoint.disabled'],
}

/** The answer of every route to each caller. A missing route is a type error. */
export const authorizationMatrix: Readonly<Record<OperationName, Row>> = {
  health: { about: 'NOTHING', answers: open },
  openapi: { about: 'NOTHING', answers: open },

  getAccount: { about: 'NOTHING', answers: everyPerson('200') },
  exportAccount: { about: 'NOTHING', answers: everyPerson('200') },
  withdrawConsent: { about: 'NOTHING', answers: everyPerson('200') },
  listCertificateTypes: { about: 'NOTHING', answers: everyPerson('200') },
  createApplication: {
    about: 'NOTHING',
    body: ({ policyVersion }) => ({
      certificateType: 'PASSPORT',
      issuingRegion: 'CN',
      consent: { policyVersion },
    }),
    answers: everyPerson('201'),
  },
  listApplications: { about: 'NOTHING', answers: everyPerson('200') },
  getApplication: { about: 'DRAFT', answers: ownersAlone('200', '200') },
  getSuggestions: { about: 'DRAFT', answers: ownersAlone('200') },
  listApplicationFiles: { about: 'DRAFT', answers: ownersAlone('200') },
  requestUpload: {
    about: 'DRAFT',
    body: () => ({
      slot: 'DATA_PAGE',
      fileName: 'photo.png',
      contentType: 'image/png',
      sizeBytes: 1000,
      sha256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    }),
    answers: ownersAlone('201', '201'),
  },
  submitApplication: {
    about: 'DRAFT',
    body: () => ({ name: 'LI SPECIMEN', certificateNumber: 'E00000000', expiryDate: '2039-12-31' }),
    // The caller passed every check.
    answers: ownersAlone('409 DOCUMENTS_INCOMPLETE'),
  },
  withdrawApplication: { about: 'DRAFT', answers: ownersAlone('200') },

  createSession: {
    about: 'NOTHING',
    body: () => ({ accountId: `customer-${randomUUID()}`, registrationRegion: 'CN' }),
    answers: backendsAlone('201'),
  },
  getSession: { about: 'SESSION', answers: backendsAlone('200') },
  cancelSession: { about: 'SESSION', answers: backendsAlone('200') },
  openSession: { about: 'SESSION', body: ({ token }) => ({ token }), answers: open },
  createHandoff: { about: 'NOTHING', answers: everyPerson('201') },

  simulateAdvancement: {
    about: 'FREE_REVIEW',
    body: () => ({ to: 'DUE_SOON' }),
    answers: operatorsAndBackends('202'),
  },
  simulateDecision: {
    about: 'FREE_REVIEW',
    body: () => ({ outcome: 'APPROVE' }),
    answers: operatorsAndBackends('202'),
  },

  listReviews: { about: 'NOTHING', answers: reviewersAlone('200') },
  countReviews: { about: 'NOTHING', answers: reviewersAlone('200') },
  searchReviews: {
    about: 'NOTHING',
    body: () => ({ kind: 'ID', value: 'nobody' }),
    answers: answers('403 FORBIDDEN', { reviewer: '200', ownReviewer: '200' }),
  },
  getReview: { about: 'FREE_REVIEW', answers: reviewersAlone('200', '409 OWN_APPLICATION') },
  claimNextReview: {
    about: 'NOTHING',
    // No review is of this region.
    body: () => ({ issuingRegions: ['AQ'] }),
    answers: reviewersAlone('200'),
  },
  claimReview: { about: 'FREE_REVIEW', answers: reviewersAlone('200', '409 OWN_APPLICATION') },
  releaseReview: { about: 'HELD_REVIEW', answers: reviewersAlone('200', '409 OWN_APPLICATION') },
  decideReview: {
    about: 'HELD_REVIEW',
    body: () => ({ outcome: 'APPROVE' }),
    answers: reviewersAlone('202', '409 OWN_APPLICATION'),
  },

  handOverReview: {
    about: 'HELD_REVIEW',
    body: () => ({ note: 'Please look.' }),
    answers: reviewersAlone('200', '409 OWN_APPLICATION'),
  },
  askColleague: {
    about: 'HELD_REVIEW',
    body: () => ({ question: 'What would you decide?' }),
    answers: reviewersAlone('201', '409 OWN_APPLICATION'),
  },
  getQuestion: { about: 'FREE_REVIEW', answers: reviewingPeople('404 NOT_FOUND', '409 OWN_APPLICATION') },
  giveOpinion: {
    about: 'FREE_REVIEW',
    body: () => ({ outcome: 'APPROVE' }),
    answers: reviewingPeople('404 NOT_FOUND', '409 OWN_APPLICATION'),
  },
  listColleagues: { about: 'NOTHING', answers: reviewersAlone('200') },

  listSecondReviews: { about: 'NOTHING', answers: reviewingPeople('200') },
  claimSecondReview: { about: 'NOTHING', answers: reviewingPeople('404 NOT_FOUND') },
  decideSecondReview: {
    about: 'NOTHING',
    body: () => ({ outcome: 'APPROVE' }),
    answers: reviewingPeople('404 NOT_FOUND'),
  },
  listDifferences: { about: 'NOTHING', answers: operatorsAlone('200') },

  putAccount: {
    about: 'ACCOUNT',
    body: () => ({ registrationRegion: 'CN', partnerProgram: false }),
    answers: operatorsAndBackends('200'),
  },
  getAccountAsOperator: { about: 'ACCOUNT', answers: operatorsAndBackends('200') },
  listApplicationsAsOperator: { about: 'ACCOUNT', answers: operatorsAndBackends('200') },
  searchAccounts: {
    about: 'NOTHING',
    body: () => ({ kind: 'ID', value: 'nobody' }),
    answers: operatorsAlone('200'),
  },
  listCertificateAccounts: { about: 'DRAFT', answers: operatorsAlone('200') },
  getAuditTrail: { about: 'ACCOUNT', answers: operatorsAlone('200') },
  revokeAuthentication: {
    about: 'ACCOUNT',
    body: () => ({ reason: 'a complaint' }),
    // The caller passed every check; the account is not authenticated.
    answers: operatorsAlone('409 WRONG_STATE'),
  },
  eraseAccount: {
    about: 'ACCOUNT',
    body: () => ({ reason: 'they asked for it' }),
    answers: operatorsAndBackends('200'),
  },
  putCalendar: {
    about: 'NOTHING',
    year: '2891',
    body: () => ({ off: [], work: [] }),
    answers: operatorsAlone('200'),
  },
  removeCalendar: { about: 'NOTHING', year: '2891', answers: operatorsAlone('200') },
  getCalendar: { about: 'NOTHING', year: '2026', answers: operatorsAlone('200') },

  listEventTypes: { about: 'NOTHING', answers: operatorsAndBackends('200') },
  createWebhookEndpoint: {
    about: 'NOTHING',
    body: () => unusedEndpoint,
    answers: operatorsAndBackends('201'),
  },
  listWebhookEndpoints: { about: 'NOTHING', answers: operatorsAndBackends('200') },
  getWebhookEndpoint: { about: 'ENDPOINT', answers: operatorsAndBackends('200') },
  putWebhookEndpoint: {
    about: 'ENDPOINT',
    body: () => ({ ...unusedEndpoint, status: 'DISABLED' }),
    answers: operatorsAndBackends('200'),
  },
  deleteWebhookEndpoint: { about: 'ENDPOINT', answers: operatorsAndBackends('204') },
  rotateWebhookSecret: { about: 'ENDPOINT', answers: operatorsAndBackends('200') },
  testWebhookEndpoint: { about: 'ENDPOINT', answers: operatorsAndBackends('202') },
  listWebhookDeliveries: { about: 'ENDPOINT', answers: operatorsAndBackends('200') },
  redeliverWebhook: { about: 'DELIVERY', answers: operatorsAndBackends('202') },
  recoverWebhookEndpoint: {
    about: 'ENDPOINT',
    body: () => ({ since: '2026-11-01T00:00:00Z' }),
    answers: operatorsAndBackends('202'),
  },

  getFigures: { about: 'NOTHING', answers: operatorsAlone('200') },
  getReviewerFigures: { about: 'NOTHING', answers: operatorsAlone('200') },
  listCountedApplications: {
    about: 'NOTHING',
    query: { figure: 'submitted' },
    answers: operatorsAlone('200'),
  },

  listOverrideProposals: { about: 'NOTHING', answers: operatorsAlone('200') },
  // The caller passed every check; the draft is not rejected.
  proposeOverride: {
    about: 'DRAFT',
    body: () => ({ reason: 'a misread name' }),
    answers: operatorsAlone('409 WRONG_STATE'),
  },
  getOverrideProposal: { about: 'DRAFT', answers: operatorsAlone('409 WRONG_STATE') },
  ruleOnOverride: {
    about: 'DRAFT',
    body: () => ({ proposalId: '4d0f0c2e-3f7b-4f64-9f0e-6a1f5b8c2d13', ruling: 'CONFIRM' }),
    answers: operatorsAlone('409 WRONG_STATE'),
  },
  listParkedApplications: { about: 'NOTHING', answers: operatorsAlone('200') },
  // The caller passed every check; the draft is not parked.
  resumeParkedApplication: { about: 'DRAFT', answers: operatorsAlone('409 WRONG_STATE') },
}
