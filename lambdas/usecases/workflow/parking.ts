import type { ParkedApplicationView, ResumptionView } from '../../../contract/parked.ts'
import type { Actor } from '../../../domain/audit.ts'
import { auditEntry, nextVersion, without } from '../../../domain/change.ts'
import { DomainError, notFound } from '../../../domain/errors.ts'
import type { ApplicationStatus } from '../../../domain/lifecycle.ts'
import type { Leftovers, Page, PageRequest, Records } from '../../../domain/ports.ts'
import { parkedRemedy } from '../../../domain/reconciliation.ts'
import type { Answering } from '../access/answer-once.ts'
import { type Acting, act, assertNotOwnAccount, type Principal } from '../access/people.ts'
import { isReadable } from '../records/all-applications.ts'
import { type Committing, commitChange } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'
import { ensureFollowed, type Followed, type Following } from './ensure-followed.ts'
import { resumeExecution } from './resume-execution.ts'

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

/** After every moment. */
const ever = '9999'

/** What waits for an operator, longest first: ids, a time and an error's name. A page may come out short. */
export async function listParked(
  { records, leftovers }: { readonly records: Pick<Records, 'listed'>; readonly leftovers: Leftovers },
  page: PageRequest,
): Promise<Page<ParkedApplicationView>> {
  const { items, nextCursor } = await leftovers.attentionBefore('PARKED', ever, page)
  const found = await Promise.all(items.map(applicationId => records.listed(applicationId)))
  return {
    // The list may lag behind: what goes on again is left out.
    items: found.flatMap(record => {
      if (!isReadable(record) || record.application.parked === undefined) return []
      const { applicationId, accountId, parked } = record.application
      return [{ applicationId, accountId, since: parked.at, error: parked.error }]
    }),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}

function refuseNotParked(): never {
  throw new DomainError('WRONG_STATE', 'This application is not parked, or it goes on already.')
}

/**
 * Lets a parked application go on. Its mark goes when its execution has found out where it stands: until then it may be
 * asked for again, which changes nothing and is refused.
 */
export async function resumeParked(
  deps: Following & Answering & { readonly leftovers: Leftovers },
  operator: Principal,
  applicationId: string,
): Promise<ResumptionView> {
  const record = await deps.records.application(applicationId)
  if (record === undefined) throw notFound()
  assertNotOwnAccount(operator, record.application.accountId)
  // A run of this request that died after it had told the execution has left nothing to do.
  const wasResumed: ResumptionView | undefined =
    deps.isRepeated === true ? { applicationId, resumption: 'RESUMED' } : undefined
  if (record.application.parked === undefined) return wasResumed ?? refuseNotParked()
  const by = { role: 'operator', id: operator.accountId } as const
  const resumption = await resumeExecution(deps, applicationId, by)
  if (resumption === 'NOT_FOUND') throw notFound()
  if (resumption === 'NOT_NEEDED') return wasResumed ?? refuseNotParked()
  return { applicationId, resumption }
}
