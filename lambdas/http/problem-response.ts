import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { problemContentType, problemOf } from '../../contract/problem.ts'
import { DomainError, type ErrorCode } from '../../domain/errors.ts'

/** Converts errors to HTTP answers. An error that is no `DomainError` becomes INTERNAL_ERROR without details. */
export function problemResponse(error: unknown): APIGatewayProxyStructuredResultV2 & { code: ErrorCode } {
  const refusal =
    error instanceof DomainError
      ? error
      : new DomainError(
          'INTERNAL_ERROR',
          'Something went wrong on our side. If the request changes something, repeat it with the same Idempotency-Key, or look before you repeat it.',
        )
  const problem = problemOf(refusal.code, refusal.message, refusal.errors)
  const { status } = problem
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
