/**
 * The defaults of settings, the limits and the lifetimes, each with its unit. The schema of a stage, the functions, the
 * operator's command, the pages and the tests of the documentation read them here.
 */

/** Defaults of a stage's settings, by their names in cdk.json. */
export const stageDefaults = {
  /** R11: accounts that one certificate number may authenticate. Accounts in review count. */
  certificateQuota: 3,
  /** R4: minimum number of pixels on the short side of a photo. */
  shortestSide: 480,
  /** Whether machines read accepted documents, for advice, suggestions and comparisons. */
  evidence: true,
  /** Days without a submission until a draft or a requested retry expires. */
  draftLifetimeDays: 30,
  /** Submissions of one application. */
  maximumAttempts: 10,
  /** The share of decisions that a second reviewer reviews blindly, from 0 to 1. */
  qualitySampleShare: 0,
  /** Whether an authentication ends when its certificate expires. */
  revokeAtExpiry: false,
  reconcileEveryMinutes: 2,
  /** Days after the end of an application. `auditDays`: days after the creation of an audit entry; three years. */
  retention: { imagesDays: 30, personalFieldsDays: 180, auditDays: 1095 },
  /** IANA name of the zone of working days and of a certificate's expiry date. */
  timeZone: 'Asia/Shanghai',
  opensAt: '09:00',
  closesAt: '18:00',
  consentPolicyVersion: '2026-12',
  /** How long a session of an integrator's backend can be opened. */
  sessionHours: 24,
  webhookAttemptsAtOnce: 10,
  readingsAtOnce: 10,
  /** The fewest that AWS allows: about eight mails a second, below the usual rate of SES. */
  mailsAtOnce: 2,
  logRetentionDays: 90,
  streamParallelization: 1,
  /** Requests per second of the whole API. */
  throttleRate: 200,
  throttleBurst: 400,
} as const

/** Requests of one IP address within five minutes that the edge's firewall allows. */
export const defaultRequestsPerFiveMinutes = 10_000

/** Limits for actions that cost money or could disclose facts about other accounts. A stage may set other numbers. */
export const rates = {
  applications: { per: 'day', atMost: 10 },
  uploads: { per: 'hour', atMost: 120 },
  submissions: { per: 'day', atMost: 20 },
  /** Each refusal for the certificate's quota discloses that other accounts are authenticated by that number. */
  quotaRefusals: { per: 'day', atMost: 5 },
  /** Each export reads and returns all data of the account. */
  exports: { per: 'day', atMost: 10 },
  /** For reviewers: each claim discloses the documents of an application. Renewals of a lease count. */
  claims: { per: 'day', atMost: 1000 },
  /** For reviewers and operators: each search may connect a person with accounts. */
  searches: { per: 'hour', atMost: 120 },
  /** Of a machine client. */
  sessions: { per: 'hour', atMost: 5000 },
  /** Of one session, on all its devices together. A page renews its token four times an hour. */
  openings: { per: 'hour', atMost: 120 },
  handoffs: { per: 'hour', atMost: 30 },
} as const satisfies Record<string, { readonly per: 'hour' | 'day'; readonly atMost: number }>

/** The most that one search finds. */
export const searchLimits = {
  accounts: 10,
  sessions: 50,
  applicationsOfAccount: 10,
  applicationsOfNumber: 25,
} as const

/** R13: working days after the day of submission until a review is due. */
export const reviewWorkingDays = 3

/** Types and regions by which a reviewer may choose the next review. Each is one more partition to read. */
export const maximumSkills = 20

/** The highest `openReviewsPerReviewer`. A claim at the limit reads each of them. */
export const mostOpenReviewsPerReviewer = 50

/** Minutes until a lease on a review expires. */
export const leaseMinutes = 15

/** Days after which a proposed override can no longer be confirmed. */
export const overrideProposalDays = 7

/** Days for which a sampled decision is listed for its second review. */
export const secondReviewDays = 30

/** Days before a certificate's expiry date on which its holder is notified. */
export const certificateNoticeDays = 30

/** Days between the warning and the expiry. With a shorter lifetime, the warning comes at half of it. */
export const expiryWarningDays = 3

/** Minutes until a presigned upload address expires. */
export const uploadAddressMinutes = 15

/** Minutes until the presigned address of a stored file expires. */
export const viewingAddressMinutes = 5

/** Hours for which the answer to a request with an `Idempotency-Key` is kept. */
export const idempotencyHours = 24

export const longestIdempotencyKey = 255

/** Minutes until the user pool's access and ID tokens expire. */
export const accessTokenMinutes = 15

/** The longest `sessionHours`: a week. */
export const longestSessionHours = 168

/** How long an access token of a session is valid. Pages renew it. */
export const sessionTokenMinutes = 15

/** How long the token of a hand-off to a phone can be used, once. */
export const handoffMinutes = 10

/** How long a session can be read after it has expired. */
export const sessionRecordDays = 30

/** What an integrator may note with a session. */
export const maximumMetadataEntries = 20
export const longestMetadataValue = 200

/** Days for which a browser uses HTTPS only after an answer of the API or the pages: two years. */
export const transportSecurityDays = 730

/** Bytes of a request's body. The longest messages need half of them. */
export const maximumBodyBytes = 16_384

/** R10: maximum bytes of a file, inclusive (10 MB). */
export const maximumDocumentBytes = 10_485_760

/** Maximum pixels of a picture, checked before decoding. Phones of 64 megapixels write up to 9,248 × 6,944. */
export const maximumPixels = 64 * 1024 * 1024

/** Minutes after a file's acceptance from which a reading that has not ended is shown as unavailable. */
export const readingMinutes = 10

/** Attempts at a reading while a service fails. Then the document counts as unavailable. */
export const readingAttempts = 3

/** Maximum bytes of what was read in one document, compressed and encrypted. An item has at most 400 KB. */
export const maximumReadingBytes = 300_000

/** Maximum pages of a PDF. */
export const maximumPages = 10

/** Maximum uploads of one application. It exceeds any normal use and is small enough for one query. */
export const maximumDocumentsPerApplication = 100

/** Pixels on the long side of a preview. */
export const previewSide = 2000
export const thumbnailSide = 320

/** Characters of a holder's name. */
export const longestName = 200

/** Characters of an internal note, and of an operator's reason. */
export const longestNote = 1000

/** Characters of what one reviewer writes to another: the note of a handover, a question, and the note of an answer. */
export const longestMessage = 2000

/** Handovers and consultations of one application, each. They are stored in its item, which has at most 400 KB. */
export const maximumHandovers = 10
export const maximumConsultations = 10

/** Reviewers who decided within so many days are offered as colleagues. */
export const colleagueDays = 30

/** Number of items on a page of a list, unless the request asks for another number up to the maximum. */
export const defaultPageSize = 25
export const maximumPageSize = 100

/** Maximum number of open reviews that are examined for one page of a filtered list. It bounds the cost of the page. */
export const maximumExaminedReviews = 1000

/** Entries of an audit trail that one request with a filter examines at most, rounded up to whole pages. */
export const trailReach = 500

/** Open reviews are counted up to this number, which bounds the cost of the request. */
export const maximumCountedReviews = 1000

/** Other accounts with the same file are counted up to this number. A greater count would not help a reviewer. */
export const maximumCountedAccounts = 10

/** A reviewer sees so many of an account's other applications, the last ones. */
export const maximumEarlierApplications = 5

/** Limits of figures, in days. */
export const figureLimits = {
  /** Of one request. */
  longestPeriod: 92,
  /** An event that is older when it arrives is not counted. Dead letters live for 14 days. */
  countedForDays: 60,
  /** How long it is remembered that a fact was counted. */
  markDays: 90,
  /** Two years. */
  keptDays: 731,
  /** Figures of reviewers are personal data. */
  reviewerKeptDays: 190,
} as const

/** Limits of the e-mails to applicants, in days. */
export const mailLimits = {
  /** An event that is older when it arrives is not mailed. Dead letters live for 14 days. */
  sentWithin: 14,
  /** How long it is remembered that the mail of an event was sent. Longer than `sentWithin`. */
  markDays: 30,
  /** How long an address gets no mail after it bounced or its holder complained. */
  stoppedDays: 365,
} as const

/** Limits of webhooks. Times are in seconds, but for the names that say otherwise. */
export const webhookLimits = {
  endpoints: 20,
  /** Of one attempt, from the first look-up of the name to the status. */
  attemptSeconds: 15,
  /** Bytes of an answer that are read before the connection is closed. */
  answerBytes: 65_536,
  /** Between two attempts. After the last one the delivery has failed: about three days. */
  retryDelays: [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400],
  /** The share by which a delay is lengthened at most, at random, so that deliveries that failed together spread out. */
  jitter: 0.2,
  /** The longest `Retry-After` that is honoured. */
  longestRetryAfter: 86_400,
  /** How long a sender may work at one attempt before another may take it over. */
  claimSeconds: 60,
  /** The highest `webhookAttemptsAtOnce`. */
  mostAttemptsAtOnce: 100,
  /** Attempts that a delivery keeps: the latest. */
  keptAttempts: 20,
  /** An endpoint that only failed for this long is disabled. */
  daysWithoutSuccess: 5,
  /** How long a replaced secret still signs. */
  rotationHours: 24,
  /** Replaced secrets that sign beside the present one, however often it is replaced within that time. */
  replacedSecrets: 4,
  deliveryDays: 30,
  longestUrl: 2048,
  longestDescription: 200,
} as const
