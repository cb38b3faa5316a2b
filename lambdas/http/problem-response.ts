import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type Problem, problemContentType } from '../../contract/problem.ts'
import { DomainError, type ErrorCode, errorCodes } from '../../domain/errors.ts'

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
}

/** Converts errors to HTTP answers. An error that is no `DomainError` becomes INTERNAL_ERROR without details. */
export function problemResponse(error: unknown): APIGatewayProxyStructuredResultV2 & { code: ErrorCode } {
  const refusal =
    error instanceof DomainError
      ? error
      : new DomainError(
          'INTERNAL_ERROR',
          'Something went wrong on our side. If the request changes something, repeat it with the same Idempotency-Key, or look before you repeat it.',
        )
  const status = errorCodes[refusal.code].status
  const problem: Problem = {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    code: refusal.code,
    detail: refusal.message,
    ...(refusal.errors.length > 0 ? { errors: refusal.errors.map(entry => ({ ...entry })) } : {}),
  }
  return {
    code: refusal.code,
    statusCode: status,
    headers: {
      'content-type': problemContentType,
      ...(status === 429 || status === 503 ? { 'retry-after': String(refusal.retryAfter ?? 1) } : {}),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: JSON.stringify(problem),
  }
}
