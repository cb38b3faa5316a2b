import type { Actor } from '../../../domain/audit.ts'
import { auditEntry, nextVersion } from '../../../domain/change.ts'
import type { Executions, Workflow } from '../../../domain/ports.ts'
import { executionRemedy, isExecutionNeeded, maximumRestarts } from '../../../domain/reconciliation.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'

export interface Following extends CommitDependencies, ActSources {
  readonly workflow: Workflow
  readonly executions: Executions
}

/** `GAVE_UP`: the maximum number of restarts is used up; an operator must find the cause. */
export type Followed = 'NOTHING' | 'STARTED' | 'RESTARTED' | 'GAVE_UP'

/**
 * Ensures that an application that needs an execution has one. The record names the current execution: a missing one is
 * started, an ended one is replaced by the next. The replacement is recorded before it is started. So only one of
 * several concurrent callers starts it, and after a crash the next caller does.
 */
export async function ensureFollowed(
  deps: Following,
  applicationId: string,
  by: Actor,
  atMost = maximumRestarts,
): Promise<Followed> {
  const record = await deps.records.application(applicationId)
  if (record === undefined) return 'NOTHING'
  const { run = 0 } = record.application
  const remedy = executionRemedy(record.application, await deps.executions.stateOf(record.application))
  if (remedy === 'NOTHING') return 'NOTHING'
  if (remedy === 'START') {
    await deps.workflow.start(applicationId, run)
    return 'STARTED'
  }
  if (run >= atMost) return 'GAVE_UP'
  if (!(await recordRestart(deps, applicationId, run, by))) return 'NOTHING'
  await deps.workflow.start(applicationId, run + 1)
  return 'RESTARTED'
}

/** Returns false if it was already replaced, or if the application needs no execution any more. */
function recordRestart(deps: Following, applicationId: string, ended: number, by: Actor): Promise<boolean> {
  return commitChange<boolean>(deps, async () => {
    // Read after its end, so that all effects of the execution are visible.
    const application = (await deps.records.application(applicationId))?.application
    if (application === undefined || (application.run ?? 0) !== ended || !isExecutionNeeded(application)) {
      return { result: false }
    }
    const act = newAct(deps, by.role, by.id)
    const run = ended + 1
    const next = nextVersion(application, { ...application, run }, act.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(act, application.accountId, 'application.restart', {
          applicationId,
          details: { run },
        }),
      },
      result: true,
    }
  })
}
