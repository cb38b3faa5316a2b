/**
 * Every setting's default, every limit and every lifetime, once, with its unit. The schema of a stage, the functions, the
 * operator's command, the pages and the tests of the documentation read them from here.
 */

/** Defaults of a stage's settings, under the names that the settings have in cdk.json. */
export const stageDefaults = {
  /** R11: how many accounts one certificate number may authenticate. Accounts in review are counted. */
  certificateQuota: 3,
  /** R4: pixels on the short side of a photo, below which it is refused. */
  shortestSide: 480,
  /** Days without a submission after which a draft, or a requested retry, expires. */
  draftLifetimeDays: 30,
  /** Submissions of one application. */
  maximumAttempts: 10,
  reconcileEveryMinutes: 2,
  /** Days after the end of an application, and after an entry of the audit trail was made: three years. */
  retention: { imagesDays: 30, personalFieldsDays: 180, auditDays: 1095 },
  /** IANA name: where working days are counted, and where a certificate's last day ends. */
  timeZone: 'Asia/Shanghai',
  opensAt: '09:00',
  closesAt: '18:00',
  consentPolicyVersion: '2026-11',
  logRetentionDays: 90,
  streamParallelization: 1,
  /** Requests a second, for the whole API. */
  throttleRate: 200,
  throttleBurst: 400,
} as const

/** Requests of one IP address that the edge's firewall lets through within five minutes. */
export const defaultRequestsPerFiveMinutes = 10_000

/**
 * How often an account may do what costs money or could be used to find things out about others; a stage may set other
 * numbers.
 */
export const rates = {
  applications: { per: 'day', atMost: 10 },
  uploads: { per: 'hour', atMost: 120 },
  submissions: { per: 'day', atMost: 20 },
  /** Each refusal for the certificate's quota tells that others are authenticated by that number. */
  quotaRefusals: { per: 'day', atMost: 5 },
  /** Each reads, and hands out, all that is held of somebody. */
  exports: { per: 'day', atMost: 10 },
  /** Of a reviewer: each shows somebody's papers. Renewals of a lease count. */
  claims: { per: 'day', atMost: 1000 },
} as const satisfies Record<string, { readonly per: 'hour' | 'day'; readonly atMost: number }>

/** R13: working days after the day of submission on which a review is due. */
export const reviewWorkingDays = 3

/** How long a reviewer may work on a review before others may take it over. */
export const leaseMinutes = 15

/** How long before its expiry the applicant is warned. An application that lives no longer is warned half-way. */
export const expiryWarningDays = 3

/** How long a presigned upload address is valid. */
export const uploadAddressMinutes = 15

/** How long the presigned address of a stored file is valid. */
export const viewingAddressMinutes = 5

/** How long the answer to a request with an `Idempotency-Key` is kept. */
export const idempotencyHours = 24

export const longestIdempotencyKey = 255

/** How long an access token of the user pool is valid; ID tokens, too. */
export const accessTokenMinutes = 15

/** How long a browser that has seen an answer of ours uses HTTPS alone: two years. */
export const transportSecurityDays = 730

/** Bytes of a request's body. The longest names and notes stay well below. */
export const maximumBodyBytes = 16_384

/** R10: no file exceeds 10 MB; a file of exactly this many bytes is accepted. */
export const maximumDocumentBytes = 10_485_760

/** Pixels beyond which a picture is refused before it is decoded: phones of 64 megapixels write up to 9,248 × 6,944. */
export const maximumPixels = 64 * 1024 * 1024

/** How many pages a PDF may have. */
export const maximumPages = 10

/** How many uploads one application may ask for: far more than anyone needs, few enough to read at once. */
export const maximumDocumentsPerApplication = 100

/** Pixels on the long side of what a reviewer sees of a page. */
export const previewSide = 2000
export const thumbnailSide = 320

/** Characters of a holder's name. */
export const longestName = 200

/** Characters of an internal note, and of an operator's reason. */
export const longestNote = 1000

/** Items on a page of a list: as many as asked for, at most the maximum. */
export const defaultPageSize = 25
export const maximumPageSize = 100

/** Open reviews are counted up to this number, so that the answer costs the same however many there are. */
export const maximumCountedReviews = 1000

/** Other accounts with the same file are counted up to this number: more would tell a reviewer nothing new. */
export const maximumCountedAccounts = 10
