import type { Application } from './application.ts'
import { isOpen } from './lifecycle.ts'

/** What the reconciler puts right; each is counted by itself. */
export const repairKinds = [
  'signal-resent',
  'execution-started',
  'execution-restarted',
  'validation-requested',
  'upload-reopened',
] as const

export type RepairKind = (typeof repairKinds)[number]

/** `ENDED`: however it ended. `NONE`: it was never started, or so long ago that nobody remembers. */
export type ExecutionState = 'RUNNING' | 'ENDED' | 'NONE'

/** How long the workflow may take over what usually takes a second, before somebody looks after it. */
export const workflowPatienceMinutes = 10

/** The validator has a minute; by then its event was tried again and again. */
export const validationPatienceMinutes = 60

/** Who ends so often ends for a reason that another execution doesn't cure. */
export const maximumRestarts = 10

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
