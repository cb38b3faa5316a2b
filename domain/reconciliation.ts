import type { Application } from './application.ts'
import { isOpen } from './lifecycle.ts'

/** The repairs of the reconciler. Each has its own metric. */
export const repairKinds = [
  'signal-resent',
  'execution-started',
  'execution-restarted',
  'parked-resumed',
  'validation-requested',
  'upload-reopened',
] as const

export type RepairKind = (typeof repairKinds)[number]

/** `ENDED`: with any result. `NONE`: it was never started, or AWS has deleted it. */
export type ExecutionState = 'RUNNING' | 'ENDED' | 'NONE'

/** Minutes without progress after which the reconciler repairs an application. Normal progress takes a second. */
export const workflowPatienceMinutes = 10

/**
 * Minutes after which a validation can't be running any more. Its function is stopped after one minute. The other
 * minute covers clock differences and pending writes. With the interval of the reconciler (`reconcileEveryMinutes`, 2
 * by default), a crashed validation is repeated within five minutes.
 */
export const validationPatienceMinutes = 2

/**
 * Maximum number of validations of a document repeated after crashed runs. With the retries of its event, each takes
 * about eight minutes. Together they outlast a temporary outage. After the last one the document is refused.
 */
export const maximumRepeatedValidations = 5

/**
 * Minutes until an upload without a validation is repeated. Its event arrives within seconds unless the validator is
 * throttled.
 */
export const uploadPatienceMinutes = 10

/** Maximum number of automatic restarts of one application's execution. Then an operator must restart it. */
export const maximumRestarts = 10

/**
 * Maximum number of automatic resumptions of one application. Then an operator must resume it, which resets the number.
 */
export const maximumResumptions = 10

/** Temporary errors of AWS services and of calls to them. Bugs and damaged items are not among them. */
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
  // A code of this repository: the table refused a change because of contention or throttling.
  'TOO_MANY_REQUESTS',
  'TransactionConflictException',
  'TransactionInProgressException',
])

/** Whether the error that parked an application is temporary. */
export function isPassing(error: string): boolean {
  return passingErrors.has(error.replace(/^(Lambda|DynamoDb|StepFunctions)\./, ''))
}

const longestPatienceMinutes = 6 * 60

/** Minutes until the next automatic resumption of a parked application; doubled each time. */
export function resumptionPatienceMinutes(resumptions: number): number {
  return Math.min(workflowPatienceMinutes * 2 ** resumptions, longestPatienceMinutes)
}

/**
 * The action for a parked application. `RESUME`: count a resumption and resume it. `RESUME_AGAIN`: a resumption was
 * counted, but its execution still waits. `LEAVE`: it is too early, or an operator must act.
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

/** The name of an application's execution. Each replacement has its own name, derived from the application's record. */
export function executionName({
  applicationId,
  run = 0,
}: Pick<Application, 'applicationId' | 'run'>): string {
  return run === 0 ? applicationId : `${applicationId}-r${run}`
}

/** The application of an execution; undefined for an execution started under another name. */
export function applicationOfExecution(name: string): string | undefined {
  return /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:-r\d+)?$/.exec(name)?.[1]
}

/** Whether the application's next step depends on an execution. */
export function isExecutionNeeded({ status, signal }: Pick<Application, 'status' | 'signal'>): boolean {
  return isOpen(status) || (status === 'WITHDRAWN' && signal?.kind === 'WITHDRAWN')
}

/** The action for the execution that the record names. */
export function executionRemedy(
  application: Application,
  execution: ExecutionState,
): 'NOTHING' | 'START' | 'RESTART' {
  if (execution === 'RUNNING' || !isExecutionNeeded(application)) return 'NOTHING'
  return execution === 'NONE' ? 'START' : 'RESTART'
}

/**
 * `UNFOLLOWED`: no execution has waited for it yet. `PARKED`: an execution waits for an operator. `OVERRIDE_PROPOSED`: a
 * proposal to review it again waits for a second operator.
 */
export type AttentionList = 'UNFOLLOWED' | 'PARKED' | 'OVERRIDE_PROPOSED'

/** The list of applications that may need attention on which the application belongs, with its time. */
export function attentionTo({
  status,
  parked,
  createdAt,
  overrideProposal,
}: Application): { list: AttentionList; since: string } | undefined {
  if (parked !== undefined) return { list: 'PARKED', since: parked.at }
  if (overrideProposal !== undefined) return { list: 'OVERRIDE_PROPOSED', since: overrideProposal.proposedAt }
  return status === 'DRAFT' ? { list: 'UNFOLLOWED', since: createdAt } : undefined
}

/** The time this number of minutes earlier. */
export function minutesBefore(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) - minutes * 60_000).toISOString()
}
