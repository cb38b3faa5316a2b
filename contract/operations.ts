import type { ErrorCode } from '../domain/errors.ts'
import { applicantOperations } from './operations/applicant.ts'
import { asksDirectory, type Operation, takesIdempotencyKey } from './operations/operation.ts'
import { operatorOperations } from './operations/operator.ts'
import { publicOperations } from './operations/public.ts'
import { reviewerOperations } from './operations/reviewer.ts'
import { sessionOperations } from './operations/session.ts'
import { testModeOperations } from './operations/test-mode.ts'
import { webhookOperations } from './operations/webhooks.ts'

/**
 * Every route of the API. Handlers, gateway routes, authorizers and the OpenAPI document are derived from this table.
 */
export const operations = {
  ...publicOperations,
  ...applicantOperations,
  ...sessionOperations,
  ...reviewerOperations,
  ...operatorOperations,
  ...testModeOperations,
  ...webhookOperations,
} as const satisfies Record<string, Operation>

export type OperationName = keyof typeof operations

/** The error codes that follow from the row of an operation, besides its own `problems`. */
export function sharedProblems(operation: Operation): ErrorCode[] {
  // Every route refuses a call that bypasses the edge.
  const problems: ErrorCode[] = ['FORBIDDEN']
  if (operation.who !== 'anyone') problems.push('UNAUTHENTICATED')
  if (asksDirectory(operation)) problems.push('ACCOUNT_DISABLED')
  if (operation.body !== undefined) problems.push('MALFORMED_REQUEST')
  if (operation.body !== undefined || operation.query !== undefined) problems.push('INVALID_FIELD')
  if (takesIdempotencyKey(operation))
    problems.push('IDEMPOTENCY_KEY_REUSED', 'INVALID_FIELD', 'MALFORMED_REQUEST')
  return [...new Set<ErrorCode>([...problems, 'TOO_MANY_REQUESTS', 'INTERNAL_ERROR', 'TOOK_TOO_LONG'])]
}
