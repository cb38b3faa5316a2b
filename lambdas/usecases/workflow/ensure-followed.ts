import type { Actor } from '../../../domain/audit.ts'
import { auditEntry, nextVersion } from '../../../domain/change.ts'
import type { Executions, Workflow } from '../../../domain/ports.ts'
import { executionRemedy, maximumRestarts, needsExecution } from '../../../domain/reconciliation.ts'
import { type Acting, act } from '../access/people.ts'
import { type Committing, commitChange } from '../records/commit-change.ts'

export interface Following extends Committing, Acting {
  readonly workflow: Workflow
  readonly executions: Executions
}

/** `GAVE_UP`: it was replaced too often; an operator has to see why. */
export type Followed = 'NOTHING' | 'STARTED' | 'RESTARTED' | 'GAVE_UP'

/**
 * Sees to it that an application for which something is still to come has an execution. Which one is the present one
 * stands in the record: a lost one is started, an ended one is replaced by the next. The replacement is on record before
 * it is started, so that of many who try one starts it, and after a crash the next one does.
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

/** False: meanwhile somebody else replaced it, or what it was needed for has come. */
function recordRestart(deps: Following, applicationId: string, ended: number, by: Actor): Promise<boolean> {
  return commitChange<boolean>(deps, async () => {
    // Read after it had ended: everything that the execution did shows.
    const application = (await deps.records.application(applicationId))?.application
    if (application === undefined || (application.run ?? 0) !== ended || !needsExecution(application)) {
      return { result: false }
    }
    const restarted = act(deps, by.role, by.id)
    const run = ended + 1
    const next = nextVersion(application, { ...application, run }, restarted.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(restarted, application.accountId, 'application.restart', {
          applicationId,
          details: { run },
        }),
      },
      result: true,
    }
  })
}
