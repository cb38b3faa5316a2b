import type { ResumptionView } from '../../../contract/parked.ts'
import type { Actor } from '../../../domain/audit.ts'
import { auditEntry, nextVersion, without } from '../../../domain/change.ts'
import type { Leftovers } from '../../../domain/ports.ts'
import { newAct } from '../access/people.ts'
import { commitChange } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'
import { ensureFollowed, type Following } from './ensure-followed.ts'

/** `NOT_NEEDED`: its execution runs and is not parked, or the application needs none. */
export type Resumption = 'NOT_FOUND' | ResumptionView['resumption'] | 'NOT_NEEDED'

/** Resumes a parked application, or restarts a missing execution, after an operator has removed the cause. */
export async function resumeExecution(
  deps: Following & { readonly leftovers: Leftovers },
  applicationId: string,
  by: Actor,
): Promise<Resumption> {
  const state = await deps.leftovers.state(applicationId)
  if (state === undefined) return 'NOT_FOUND'
  const { waiting } = state
  if (waiting?.for === 'OPERATOR') {
    await recordResuming(deps, applicationId, by)
    const signal = { kind: 'RESUMED', attempt: waiting.attempt }
    if ((await deps.workflow.signal(waiting.token, signal)) === 'DELIVERED') return 'RESUMED'
  }
  const followed = await ensureFollowed(deps, applicationId, by, Number.POSITIVE_INFINITY)
  return followed === 'STARTED' || followed === 'RESTARTED' ? followed : 'NOT_NEEDED'
}

/**
 * Records the operator before the execution gets its signal, because the step that removes the mark acts as the system.
 * It resets the count of automatic resumptions, so that a later outage is treated as the first.
 */
function recordResuming(deps: Following, applicationId: string, by: Actor): Promise<void> {
  return commitChange<void>(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    if (application.parked === undefined) return { result: undefined }
    const act = newAct(deps, by.role, by.id)
    const audit = auditEntry(act, application.accountId, 'application.resume', { applicationId })
    if (application.resumptions === undefined) return { change: { audit }, result: undefined }
    const next = nextVersion(application, without(application, 'resumptions'), act.at, [])
    return {
      change: { application: { before: application, after: next.application }, audit },
      result: undefined,
    }
  })
}
