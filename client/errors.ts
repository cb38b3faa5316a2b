import type { Schemas } from './schemas.ts'

type ProblemDetails = Schemas['Problem']

/**
 * The API's codes (docs/api.md), and:
 * - `UNKNOWN`: the answer has no code of the API, like the answers of gateways and firewalls;
 * - `OFFLINE`: no answer arrived;
 * - `TIMEOUT`: the `timeout` of the call passed;
 * - `TOKEN_REFUSED`: the token endpoint issued no token;
 * - `UPLOAD_FAILED`: the storage did not take the file;
 * - `UPLOAD_REPLACED`: another upload to the same slot replaced the file before it was checked.
 *
 * After `OFFLINE` and `TIMEOUT`, a change may have taken effect.
 */
export type ErrorCode =
  | ProblemDetails['code']
  | 'UNKNOWN'
  | 'OFFLINE'
  | 'TIMEOUT'
  | 'TOKEN_REFUSED'
  | 'UPLOAD_FAILED'
  | 'UPLOAD_REPLACED'

type ApiFieldError = NonNullable<ProblemDetails['errors']>[number]

/** What is wrong with one field of the request. */
export interface FieldError extends ApiFieldError {
  /** The pointer in dot notation: `consent.policyVersion`. */
  readonly field: string
}

interface ErrorDetails {
  readonly code: ErrorCode
  readonly message: string
  readonly status?: number | undefined
  readonly errors?: readonly ApiFieldError[] | undefined
  readonly requestId?: string | undefined
  readonly retryAfter?: number | undefined
  readonly cause?: unknown
}

const fieldOf = (pointer: string): string =>
  pointer
    .slice(1)
    .split('/')
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')

/** The API refused a call, or gave no usable answer. Decide by `code`. */
export class RealnameError extends Error {
  override name = 'RealnameError'
  /** The HTTP status; 0 if no answer arrived. */
  readonly status: number
  readonly code: ErrorCode
  /** Each invalid field. */
  readonly errors: readonly FieldError[]
  /** Identifies the request in the logs of the service, if the answer named it. */
  readonly requestId: string | undefined
  /** Seconds to wait before the next attempt, if the answer named them. */
  readonly retryAfter: number | undefined
  /** When the error occurred, by the clock of this device; `retryAfter` counts from then. Milliseconds. */
  readonly at = Date.now()

  constructor({ code, message, status = 0, errors = [], requestId, retryAfter, cause }: ErrorDetails) {
    super(message, cause === undefined ? undefined : { cause })
    this.status = status
    this.code = code
    this.errors = errors.map(error => ({ ...error, field: fieldOf(error.pointer) }))
    this.requestId = requestId
    this.retryAfter = retryAfter
  }
}

/** The error of a request that got no answer. */
export const offline = (cause: unknown): RealnameError =>
  new RealnameError({ code: 'OFFLINE', message: 'No answer arrived from the service.', cause })

/** Seconds until the time that `Retry-After` names, which is a number of seconds or an HTTP date. */
function retryAfterOf({ headers }: Response, now: number): number | undefined {
  const value = headers.get('retry-after')
  if (value === null) return undefined
  if (/^\d+$/.test(value.trim())) return Number(value) || undefined
  // Both times are of the answering server, so a wrong clock of this device does not matter.
  const milliseconds = Date.parse(value) - (Date.parse(headers.get('date') ?? '') || now)
  return milliseconds > 0 ? Math.ceil(milliseconds / 1000) : undefined
}

const requestIdOf = ({ headers }: Response): string | undefined =>
  headers.get('apigw-requestid') ??
  headers.get('x-amzn-requestid') ??
  headers.get('x-request-id') ??
  undefined

/** The error of an unsuccessful answer. `body` is the parsed JSON, if there is any. */
export function errorOf(response: Response, body: unknown, now: number): RealnameError {
  const { code, detail, errors } = (typeof body === 'object' ? (body ?? {}) : {}) as Partial<ProblemDetails>
  return new RealnameError({
    status: response.status,
    code: code ?? 'UNKNOWN',
    message: detail ?? `The service answered with the HTTP status ${response.status}.`,
    errors,
    requestId: requestIdOf(response),
    retryAfter: retryAfterOf(response, now),
  })
}
