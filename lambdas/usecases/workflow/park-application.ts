import { auditEntry, nextVersion } from '../../../domain/change.ts'
import { type Committing, commitChange } from '../commit-change.ts'
import { findForWorkflow } from '../find-application.ts'
import { type Acting, act } from '../people.ts'

/**
 * Marks an application whose execution met something unforeseen. `error` is an error's name, never its message. An
 * automatic resumption that failed before it took the mark away is parked anew.
 */
export async function parkApplication(
  deps: Committing & Acting,
  { applicationId, error }: { applicationId: string; error: string },
): Promise<void> {
  await commitChange(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    if (application.parked !== undefined && application.parked.resuming !== true) return { result: undefined }
    const parking = act(deps, 'system', 'park-application')
    const next = nextVersion(
      application,
      { ...application, parked: { at: parking.at, error } },
      parking.at,
      [],
    )
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(parking, application.accountId, 'application.park', {
          applicationId,
          details: { error },
        }),
      },
      result: undefined,
    }
  })
}
