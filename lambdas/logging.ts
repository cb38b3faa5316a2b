import { Logger } from '@aws-lambda-powertools/logger'

/** A line is a fixed code and the fields below, nothing else. */
const logger = new Logger({ serviceName: 'realname' })

interface LogFields {
  readonly operation?: string
  readonly status?: number
  readonly code?: string
  readonly applicationId?: string
  readonly documentId?: string
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
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter(isFrame) : []
  const errorName = error instanceof Error ? error.name : typeof error
  logger.error(code, { ...fields, errorName, frames: frames.slice(0, 12).map(line => line.trim()) })
}

/** A stack begins with the message, which may run over lines of its own: a frame is what ends in a place in the code. */
function isFrame(line: string): boolean {
  return /^\s+at .*:\d+:\d+\)?$/.test(line)
}

/** For the platform, which writes a thrown error into logs, histories and dead letters: its name, nothing else. */
export function withoutMessage(error: unknown): Error {
  const bare = new Error("See the function's log")
  bare.name = error instanceof Error ? error.name : 'Error'
  delete bare.stack
  return bare
}
