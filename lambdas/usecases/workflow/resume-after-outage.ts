import type { Actor } from '../../../domain/audit.ts'
import { auditEntry, nextVersion } from '../../../domain/change.ts'
import type { Leftovers } from '../../../domain/ports.ts'
import { parkedRemedy } from '../../../domain/reconciliation.ts'
import { commitChange } from '../commit-change.ts'
import { findForWorkflow } from '../find-application.ts'
import { act } from '../people.ts'
import { ensureFollowed, type Followed, type Following } from './ensure-followed.ts'

/**
 * Resumes an application that was parked by an error that passes, a bounded number of times. The resumption is counted
 * and on record before the execution is told, so that after a crash the same resumption is completed, not another begun.
 */
export async function resumeAfterOutage(
  deps: Following & { readonly leftovers: Leftovers },
  applicationId: string,
  by: Actor,
): Promise<'RESUMED' | Followed> {
  const state = await deps.leftovers.state(applicationId)
  if (state?.waiting?.for !== 'OPERATOR') return 'NOTHING'
  if (!(await recordResumption(deps, applicationId, by))) return 'NOTHING'
  const { attempt, token } = state.waiting
  if ((await deps.workflow.signal(token, { kind: 'RESUMED', attempt })) === 'DELIVERED') return 'RESUMED'
  return ensureFollowed(deps, applicationId, by)
}

/** False: it is not to be resumed, or not yet. */
function recordResumption(deps: Following, applicationId: string, by: Actor): Promise<boolean> {
  return commitChange<boolean>(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    const { parked, resumptions = 0 } = application
    const now = act(deps, by.role, by.id)
    const remedy = parkedRemedy(application, now.at)
    if (parked === undefined || remedy !== 'RESUME') return { result: remedy === 'RESUME_AGAIN' }
    const edited = {
      ...application,
      parked: { ...parked, resuming: true },
      resumptions: resumptions + 1,
    } as const
    const next = nextVersion(application, edited, now.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(now, application.accountId, 'application.resume', {
          applicationId,
          details: { error: parked.error, resumption: edited.resumptions },
        }),
      },
      result: true,
    }
  })
}
