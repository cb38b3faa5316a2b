import { Logger } from '@aws-lambda-powertools/logger'
import { DomainError } from '../domain/errors.ts'
import { errorNameOf, stackFrames } from './stack-frames.ts'

/** A line is a fixed code and the fields below, nothing else. */
const logger = new Logger({ serviceName: 'realname' })

interface LogFields {
  readonly operation?: string
  readonly status?: number
  readonly code?: string
  readonly applicationId?: string
  readonly documentId?: string
  /** The key of a stored item. */
  readonly key?: string
  readonly attempt?: number
  readonly outcome?: string
  readonly awsRequestId?: string
}

export function logInformation(code: string, fields: LogFields = {}): void {
  logger.info(code, { ...fields })
}

/**
 * An error by its name and where it came from. Its message is left out: what libraries and AWS put there may quote
 * the values they were given.
 */
export function logFailure(code: string, error: unknown, fields: LogFields = {}): void {
  logger.error(code, { ...fields, errorName: errorNameOf(error), frames: stackFrames(error) })
}

/** A failure that another process told of, where its error is. */
export function logToldFailure(
  code: string,
  told: { readonly errorName: string; readonly frames: readonly string[] },
  fields: LogFields = {},
): void {
  logger.error(code, { ...fields, errorName: told.errorName, frames: [...told.frames] })
}

/** For the platform, which writes a thrown error into logs, histories and dead letters: its name, or a refusal's code. */
export function withoutMessage(error: unknown): Error {
  const bare = new Error("See the function's log")
  bare.name = error instanceof DomainError ? error.code : error instanceof Error ? error.name : 'Error'
  delete bare.stack
  return bare
}
