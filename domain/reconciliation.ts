import type { Application } from './application.ts'
import { isOpen } from './lifecycle.ts'

/** What the reconciler puts right; each is counted by itself. */
export const repairKinds = [
  'signal-resent',
  'execution-started',
  'execution-restarted',
  'parked-resumed',
  'validation-requested',
  'upload-reopened',
] as const

export type RepairKind = (typeof repairKinds)[number]

/** `ENDED`: however it ended. `NONE`: it was never started, or so long ago that nobody remembers. */
export type ExecutionState = 'RUNNING' | 'ENDED' | 'NONE'

/** How long the workflow may take over what usually takes a second, before somebody looks after it. */
export const workflowPatienceMinutes = 10

/**
 * After this time a validation is not running any more: its function is stopped after one minute, and the other minute is
 * for differences between clocks and for writes that were under way. Together with the time between two runs of the
 * reconciler (`reconcileEveryMinutes`, 2 by default), a validation that died is repeated within five minutes.
 */
export const validationPatienceMinutes = 2

/**
 * Maximum number of times that a document is validated again after runs that died. Each time takes about eight minutes with
 * the retries of its event: longer than a passing outage together, and the document is refused in the end.
 */
export const maximumRepeatedValidations = 5

/** An upload that no validation has begun with: its event is delivered within seconds unless the validator is throttled. */
export const uploadPatienceMinutes = 10

/** Maximum number of automatic restarts of one application's execution. Then an operator has to restart it. */
export const maximumRestarts = 10

/** Maximum number of automatic resumptions of one application. Then an operator has to resume it, which resets their number. */
export const maximumResumptions = 10

/** Errors of AWS services and of the calls to them that end by themselves. Bugs and damaged items are not among them. */
const passingErrors: ReadonlySet<string> = new Set([
  'AWSLambdaException',
  'ClientExecutionTimeoutException',
  'DependencyTimeoutException',
  'DynamoDbException',
  'InternalError',
  'InternalFailure',
  'InternalServerError',
  'InternalServerErrorException',
  'InternalServerException',
  'KMSInternalException',
  'LimitExceededException',
  'NetworkingError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestLimitExceededException',
  'RequestTimeout',
  'RequestTimeoutException',
  'Sandbox.Timedout',
  'SdkClientException',
  'ServiceException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'SfnException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TimeoutError',
  'TooManyRequestsException',
  // Ours: the table took no changes for contention or throttling.
  'TOO_MANY_REQUESTS',
  'TransactionConflictException',
  'TransactionInProgressException',
])

/** Whether the error by whose name an application was parked passes without anyone doing something about it. */
export function isPassing(error: string): boolean {
  return passingErrors.has(error.replace(/^(Lambda|DynamoDb|StepFunctions)\./, ''))
}

const longestPatienceMinutes = 6 * 60

/** How long an application stays parked before its next automatic resumption: twice as long each time. */
export function resumptionPatienceMinutes(resumptions: number): number {
  return Math.min(workflowPatienceMinutes * 2 ** resumptions, longestPatienceMinutes)
}

/**
 * What to do now about a parked application. `RESUME`: count a resumption and resume it. `RESUME_AGAIN`: a resumption was
 * counted, but its execution still waits. `LEAVE`: it is too early, or an operator has to act.
 */
export function parkedRemedy(
  { parked, resumptions = 0 }: Pick<Application, 'parked' | 'resumptions'>,
  now: string,
): 'LEAVE' | 'RESUME' | 'RESUME_AGAIN' {
  if (parked === undefined || !isPassing(parked.error)) return 'LEAVE'
  if (parked.resuming === true) return 'RESUME_AGAIN'
  if (resumptions >= maximumResumptions) return 'LEAVE'
  return parked.at < minutesBefore(now, resumptionPatienceMinutes(resumptions)) ? 'RESUME' : 'LEAVE'
}

/** Each replacement of an application's execution has a name of its own, which its record tells. */
export function executionName({
  applicationId,
  run = 0,
}: Pick<Application, 'applicationId' | 'run'>): string {
  return run === 0 ? applicationId : `${applicationId}-r${run}`
}

/** The application that an execution is of; undefined for one that somebody started under another name. */
export function applicationOfExecution(name: string): string | undefined {
  return /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:-r\d+)?$/.exec(name)?.[1]
}

/** Something is still to come for it, which only an execution brings about. */
export function needsExecution({ status, signal }: Pick<Application, 'status' | 'signal'>): boolean {
  return isOpen(status) || (status === 'WITHDRAWN' && signal?.kind === 'WITHDRAWN')
}

/** What is to be done about the execution that the record names. */
export function executionRemedy(
  application: Application,
  execution: ExecutionState,
): 'NOTHING' | 'START' | 'RESTART' {
  if (execution === 'RUNNING' || !needsExecution(application)) return 'NOTHING'
  return execution === 'NONE' ? 'START' : 'RESTART'
}

/** `UNFOLLOWED`: no execution has waited for it yet. `PARKED`: one waits for an operator. */
export type AttentionList = 'UNFOLLOWED' | 'PARKED'

/** Under what an application is to be found while it may need somebody's attention. */
export function attentionTo({
  status,
  parked,
  createdAt,
}: Application): { list: AttentionList; since: string } | undefined {
  if (parked !== undefined) return { list: 'PARKED', since: parked.at }
  return status === 'DRAFT' ? { list: 'UNFOLLOWED', since: createdAt } : undefined
}

/** The moment so many minutes before. */
export function minutesBefore(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) - minutes * 60_000).toISOString()
}
