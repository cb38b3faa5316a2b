import { auditEntry, nextVersion, without } from '../../../domain/change.ts'
import type { ApplicationStatus } from '../../../domain/lifecycle.ts'
import { type Committing, commitChange } from '../commit-change.ts'
import { findForWorkflow } from '../find-application.ts'
import { type Acting, act } from '../people.ts'

/**
 * Takes the mark of a parked application away and tells where it stands, so that its execution goes on from there:
 * the records are the truth, whatever the execution was doing when it was parked.
 */
export async function resumeApplication(
  deps: Committing & Acting,
  { applicationId }: { applicationId: string },
): Promise<{ status: ApplicationStatus; attempt: number }> {
  return commitChange(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    const result = { status: application.status, attempt: application.attempt }
    if (application.parked === undefined) return { result }
    const resumed = act(deps, 'system', 'resume-application')
    const next = nextVersion(application, without(application, 'parked'), resumed.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(resumed, application.accountId, 'application.resume', { applicationId }),
      },
      result,
    }
  })
}
