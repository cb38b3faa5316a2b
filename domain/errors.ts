/** Every code that a client can be answered with, and its HTTP status. Codes are a contract: never renamed, never reused. */
export const errorStatuses = {
  MALFORMED_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  ACCOUNT_DISABLED: 403,
  PARTNER_PROGRAM_MEMBER: 403,
  NOT_FOUND: 404,
  ALREADY_AUTHENTICATED: 409,
  APPLICATION_OPEN: 409,
  WRONG_STATE: 409,
  DOCUMENTS_INCOMPLETE: 409,
  CERTIFICATE_QUOTA_EXCEEDED: 409,
  REVIEW_CLAIMED_BY_OTHER: 409,
  ALREADY_DECIDED: 409,
  OWN_APPLICATION: 409,
  FILE_TOO_LARGE: 413,
  FORMAT_NOT_SUPPORTED: 415,
  INVALID_FIELD: 422,
  REGION_MISMATCH: 422,
  CERTIFICATE_EXPIRED: 422,
  INVALID_CERTIFICATE_NUMBER: 422,
  CONSENT_REQUIRED: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_ERROR: 500,
  TOOK_TOO_LONG: 503,
} as const

export type ErrorCode = keyof typeof errorStatuses

/** The codes of single fields, besides those of problems. They are a contract, too. */
export const fieldCodes = [
  'REQUIRED',
  'WRONG_TYPE',
  'UNKNOWN_FIELD',
  'TOO_BIG',
  'TOO_SMALL',
  'INVALID_FORMAT',
  'INVALID_VALUE',
  'UNKNOWN_REGION',
  'FORBIDDEN_CHARACTER',
  'NO_LETTER',
  'TOO_MANY_MARKS',
  'NOT_REOPENED',
  'NOT_OF_THAT_YEAR',
  'BOTH_OFF_AND_WORKED',
] as const

export type FieldCode = (typeof fieldCodes)[number] | ErrorCode

/** What is wrong with one field: an RFC 6901 pointer into the request body (or `/query/…`, `/path/…`), a code, a sentence. */
export interface FieldError {
  readonly pointer: string
  readonly code: FieldCode
  readonly message: string
}

/** A refusal that the caller can act on. Its message is fixed text: never a value that somebody sent or stored. Only a field's error may name one character. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly errors: readonly FieldError[]
  /** Whole seconds after which the same may be tried again, where that is known. */
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
