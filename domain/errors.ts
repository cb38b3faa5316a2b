import { maximumBodyBytes, maximumDocumentBytes, webhookLimits } from './policy.ts'

interface ErrorEntry {
  readonly status: number
  /** The meaning of the code: a sentence for readers of the API guide. */
  readonly meaning: string
}

/** Every error code of the API. Codes are a contract: never renamed, never reused. */
export const errorCodes = {
  MALFORMED_REQUEST: {
    status: 400,
    meaning: `The body is not one JSON object in UTF-8 of at most ${maximumBodyBytes / 1024} KB.`,
  },
  UNAUTHENTICATED: {
    status: 401,
    meaning: 'There is no access token of this stage, or the token has expired.',
  },
  SESSION_ENDED: {
    status: 401,
    meaning:
      'The token opens no session: it is unknown or was used, or the session has expired, was cancelled or was erased.',
  },
  FORBIDDEN: {
    status: 403,
    meaning:
      'The caller lacks the group or the scope, or proposed or decided what another person has to judge; or the call did not go to the public address, `ApiUrl`.',
  },
  ACCOUNT_DISABLED: {
    status: 403,
    meaning: 'The reviewer or operator was disabled or deleted after the token was issued.',
  },
  PARTNER_PROGRAM_MEMBER: {
    status: 403,
    meaning: 'The account is in a partner program, at the start or at a submission.',
  },
  NOT_FOUND: { status: 404, meaning: 'The resource does not exist, or belongs to another account.' },
  ALREADY_AUTHENTICATED: {
    status: 409,
    meaning: 'The account is authenticated and cannot start another application.',
  },
  APPLICATION_OPEN: {
    status: 409,
    meaning: 'The account has an open application and cannot start another one.',
  },
  WRONG_STATE: {
    status: 409,
    meaning:
      'The state of the application, slot, lease, account or webhook endpoint does not allow this now.',
  },
  CONTENT_ERASED: {
    status: 409,
    meaning: 'The files or the entered details of the application were erased, or are being erased.',
  },
  DOCUMENTS_INCOMPLETE: { status: 409, meaning: '`errors` names each slot without an accepted file.' },
  CERTIFICATE_QUOTA_EXCEEDED: {
    status: 409,
    meaning: 'The number authenticates as many accounts as it may. The draft is kept.',
  },
  ACCOUNT_BELONGS_ELSEWHERE: {
    status: 409,
    meaning:
      'The account id is used by a person who signs in, so that it gets no session; or by sessions, so that nobody who signs in can use it.',
  },
  REVIEW_CLAIMED_BY_OTHER: { status: 409, meaning: 'Another reviewer holds the lease of the review.' },
  SECOND_REVIEW_CLAIMED: {
    status: 409,
    meaning:
      'The reviewer has claimed a second review of the application, and may not see the first decision before giving an opinion.',
  },
  REVIEW_LIMIT_REACHED: {
    status: 409,
    meaning: 'The reviewer holds as many reviews as the stage allows (`openReviewsPerReviewer`).',
  },
  ALREADY_DECIDED: { status: 409, meaning: 'A decision on this attempt is already recorded.' },
  OWN_APPLICATION: {
    status: 409,
    meaning: 'The application or account is that of the calling reviewer or operator.',
  },
  WEBHOOK_ENDPOINT_LIMIT_REACHED: {
    status: 409,
    meaning: `The stage has ${webhookLimits.endpoints} webhook endpoints. Delete one first.`,
  },
  FILE_TOO_LARGE: { status: 413, meaning: `More than ${maximumDocumentBytes} bytes are declared.` },
  FORMAT_NOT_SUPPORTED: {
    status: 415,
    meaning: 'The declared type is not one of `image/jpeg`, `image/png`, `image/bmp` and `application/pdf`.',
  },
  INVALID_FIELD: { status: 422, meaning: '`errors` names each invalid field.' },
  REGION_MISMATCH: {
    status: 422,
    meaning: 'The issuing region is not the registration region of the account, or the account has none.',
  },
  CERTIFICATE_EXPIRED: {
    status: 422,
    meaning:
      'The certificate has expired, in the time zone of the stage. On the day of expiry it is still valid.',
  },
  INVALID_CERTIFICATE_NUMBER: { status: 422, meaning: 'A certificate of this type cannot have this number.' },
  CONSENT_REQUIRED: {
    status: 422,
    meaning: 'The request does not consent to the current `policyVersion` of `GET /v1/certificate-types`.',
  },
  IDEMPOTENCY_KEY_REUSED: { status: 422, meaning: 'The key was used for another body or route.' },
  TOO_MANY_REQUESTS: {
    status: 429,
    meaning:
      'Too many changes came at once, the first request with this key is still running, or a rate is used up. `Retry-After` is the number of seconds to wait.',
  },
  INTERNAL_ERROR: { status: 500, meaning: 'The service failed. The request may have taken effect.' },
  TOOK_TOO_LONG: {
    status: 503,
    meaning: 'The service stopped the request before its time limit. The request may have taken effect.',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorCodes

export const errorCodeNames = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]

/** The codes of single fields, besides those of problems, with their meanings. They are a contract, too. */
export const fieldCodes = {
  REQUIRED: 'The field is missing.',
  WRONG_TYPE: 'The value has another JSON type.',
  UNKNOWN_FIELD: 'The request has no such field.',
  TOO_BIG: 'The value is longer or larger than allowed.',
  TOO_SMALL: 'The value is shorter or smaller than allowed.',
  INVALID_FORMAT: 'The value does not have the format of the field.',
  INVALID_VALUE: 'The value is not one of the values that the field allows.',
  UNKNOWN_REGION: 'The value is not an ISO 3166-1 alpha-2 code.',
  FORBIDDEN_CHARACTER: 'The text contains a character that is not allowed.',
  NO_LETTER: 'The name contains no letter.',
  TOO_MANY_MARKS: 'A letter of the name has more than four combining marks.',
  NOT_REOPENED: 'The field differs from the stored one, and the retry did not re-open it.',
  NOT_OF_THAT_YEAR: 'The day belongs to another year than the calendar.',
  BOTH_OFF_AND_WORKED: 'The day is listed both as a day off and as a working day.',
} as const satisfies Record<string, string>

type OwnFieldCode = keyof typeof fieldCodes

export const fieldCodeNames = Object.keys(fieldCodes) as OwnFieldCode[]

export type FieldCode = OwnFieldCode | ErrorCode

/** One invalid field: an RFC 6901 pointer into the request body (or `/query/…`, `/path/…`), a code and a sentence. */
export interface FieldError {
  readonly pointer: string
  readonly code: FieldCode
  readonly message: string
}

/**
 * A refusal that the caller can act on. Its message is a fixed text without sent or stored values. Only a field's error
 * may name one character.
 */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly errors: readonly FieldError[]
  /** Whole seconds after which the same request may be repeated, if known. */
  readonly retryAfter: number | undefined

  constructor(
    code: ErrorCode,
    message: string,
    errors: readonly FieldError[] = [],
    retryAfter: number | undefined = undefined,
  ) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.errors = errors
    this.retryAfter = retryAfter
  }
}

/** A refusal about one field: the problem's code is also the field's. */
export function fieldRefusal(code: ErrorCode, pointer: string, message: string): DomainError {
  return new DomainError(code, message, [{ pointer, code, message }])
}

export function notFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such resource.')
}
