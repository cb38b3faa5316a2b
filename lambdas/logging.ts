import { Logger } from '@aws-lambda-powertools/logger'
import { DomainError } from '../domain/errors.ts'
import { type FieldsOf, type LogCode, type LogCodeOf, type LogFields, logCodeRows } from './log-codes.ts'
import { errorNameOf, stackFrames } from './stack-frames.ts'

const logger = new Logger({ serviceName: 'realname' })

/** The row's fields only: an object with more properties than its type names adds none of them to a line. */
function allowedFields(code: LogCode, fields: Partial<LogFields>): Partial<LogFields> {
  return Object.fromEntries(
    logCodeRows[code].fields.flatMap(name => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  )
}

export function logInformation<Code extends LogCodeOf<'INFO'>>(
  code: Code,
  fields: FieldsOf<Code> = {},
): void {
  logger.info(code, allowedFields(code, fields))
}

/**
 * Logs an error by its name and its stack frames. Its message is left out: the messages of libraries and of AWS may quote
 * the values that they were given.
 */
export function logFailure<Code extends LogCodeOf<'ERROR'>>(
  code: Code,
  error: unknown,
  fields: FieldsOf<Code> = {},
): void {
  logReportedFailure(code, { errorName: errorNameOf(error), frames: stackFrames(error) }, fields)
}

/** Logs a failure of another process, which reported the name and the frames of its error. */
export function logReportedFailure<Code extends LogCodeOf<'ERROR'>>(
  code: Code,
  { errorName, frames }: { readonly errorName: string; readonly frames: readonly string[] },
  fields: FieldsOf<Code> = {},
): void {
  logger.error(code, { ...allowedFields(code, fields), errorName, frames: [...frames] })
}

/**
 * The error to throw on to the platform, which writes it into logs, execution histories and dead letters. It has the
 * error's name, or the code of a refusal, and no message.
 */
export function withoutMessage(error: unknown): Error {
  const bare = new Error("See the function's log")
  bare.name = error instanceof DomainError ? error.code : error instanceof Error ? error.name : 'Error'
  delete bare.stack
  return bare
}
