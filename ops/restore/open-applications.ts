import { type Application, awaitedAttempt, isReviewOpen, type Waiting } from '../../domain/application.ts'
import type { Actor } from '../../domain/audit.ts'
import { auditEntry, nextVersion } from '../../domain/change.ts'
import type { Leftovers } from '../../domain/ports.ts'
import { applicationOfExecution, executionName, isExecutionNeeded } from '../../domain/reconciliation.ts'
import { newAct } from '../../lambdas/usecases/access/people.ts'
import { isReadable } from '../../lambdas/usecases/records/all-applications.ts'
import { commitChange } from '../../lambdas/usecases/records/commit-change.ts'
import { ensureFollowed, type Following } from '../../lambdas/usecases/workflow/ensure-followed.ts'
import type { Journal } from './journal.ts'
import type { Run, Runs } from './runs.ts'

interface Dependencies extends Following {
  readonly leftovers: Leftovers
  readonly runs: Runs
  readonly watches: Runs
  readonly journal: Journal
  /** Executions that were started later belong to the restored records. */
  readonly adoptedAt: string
}

/** A name may have been used after the restored time. Then the next one is tried. */
const maximumNames = 50

/** Stops executions of applications that do not exist any more, or that have another execution. */
export async function stopStrayExecutions(deps: Dependencies): Promise<void> {
  for await (const name of deps.runs.running()) {
    const applicationId = applicationOfExecution(name)
    if (applicationId === undefined) continue
    const record = await deps.records.listed(applicationId)
    if (record !== undefined && !isReadable(record)) continue
    if (record !== undefined && executionName(record.application) === name) continue
    await deps.journal.note('stopped-execution', name)
    await deps.runs.stop(name)
  }
}

const isNew = (run: Run | undefined, { adoptedAt }: Dependencies) =>
  run?.isRunning === true && run.startedAt >= adoptedAt

/** Whether the application's next event is for this task. A signal that is not processed yet moves the execution on. */
function fits(application: Application, waiting: Waiting): boolean {
  if (application.signal !== undefined) return true
  if (waiting.for === 'OPERATOR') return application.parked !== undefined
  const target = application.status === 'IN_REVIEW' ? 'DECISION' : 'SUBMISSION'
  return waiting.for === target && waiting.attempt === awaitedAttempt(application)
}

/**
 * Ensures that an execution waits for the next event of the restored application. The stored token shows whether a running
 * execution still waits where the record says; any other one is replaced.
 */
export async function ensureExecution(deps: Dependencies, applicationId: string, by: Actor): Promise<void> {
  const { runs, leftovers, journal } = deps
  const application = (await deps.records.application(applicationId))?.application
  if (application === undefined || !isExecutionNeeded(application)) return
  const name = executionName(application)
  const run = await runs.find(name)
  if (isNew(run, deps)) return
  if (run?.isRunning === true) {
    const waiting = (await leftovers.state(applicationId))?.waiting
    if (waiting !== undefined && fits(application, waiting) && (await runs.isAwaited(waiting.token))) return
    await journal.note('stopped-execution', name)
    await runs.stop(name)
  }
  await journal.note('started-execution', applicationId)
  for (let tries = 0; tries < maximumNames; tries += 1) {
    const followed = await ensureFollowed(deps, applicationId, by, Number.POSITIVE_INFINITY)
    if (followed === 'NOTHING') return
  }
  throw new Error(`No execution of ${applicationId} could be started`)
}

/**
 * Ensures that the deadline of an open review is watched. The name of a watch can't be used again, so a missing watch is replaced
 * by that of the next revision, with the same times.
 */
export async function ensureWatch(deps: Dependencies, applicationId: string, by: Actor): Promise<void> {
  const { watches, journal } = deps
  for (let tries = 0; tries < maximumNames; tries += 1) {
    const application = (await deps.records.application(applicationId))?.application
    if (application === undefined || !isReviewOpen(application)) return
    const { attempt, deadline } = application
    const { revision = 0, dueAt, dueSoonAt } = deadline
    const name = [applicationId, attempt, ...(revision === 0 ? [] : [revision])].join('-')
    const watch = await watches.find(name)
    const isWatching = watch?.isRunning === true && (isNew(watch, deps) || watch.input.dueAt === dueAt)
    if (isWatching) return
    if (watch?.isRunning === true) await watches.stop(name)
    await journal.note('started-watch', applicationId)
    const next = revision + 1
    await commitChange<void>(deps, async () => {
      const current = (await deps.records.application(applicationId))?.application
      if (current === undefined || !isReviewOpen(current) || (current.deadline.revision ?? 0) !== revision) {
        return { result: undefined }
      }
      const act = newAct(deps, by.role, by.id)
      const after = { ...current, deadline: { ...current.deadline, revision: next } }
      return {
        change: {
          application: { before: current, after: nextVersion(current, after, act.at, []).application },
          audit: auditEntry(act, current.accountId, 'review.reschedule', {
            applicationId,
            details: { dueAt, previously: dueAt, dueProvisional: deadline.dueProvisional },
          }),
        },
        result: undefined,
      }
    })
    await deps.workflow.watchDeadline({ applicationId, attempt, revision: next, dueSoonAt, dueAt })
  }
  throw new Error(`The deadline of ${applicationId} could not be watched`)
}
