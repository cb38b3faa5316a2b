import type { ParkedApplicationView, ResumptionView } from '../../../contract/parked.ts'
import type { Actor } from '../../../domain/audit.ts'
import { auditEntry, nextVersion, without } from '../../../domain/change.ts'
import { DomainError, notFound } from '../../../domain/errors.ts'
import type { ApplicationStatus } from '../../../domain/lifecycle.ts'
import type { Leftovers, Page, PageRequest, Records } from '../../../domain/ports.ts'
import { parkedRemedy } from '../../../domain/reconciliation.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type ActSources, assertNotOwnAccount, newAct, type Principal } from '../access/people.ts'
import { isReadable } from '../records/all-applications.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'
import { ensureFollowed, type Followed, type Following } from './ensure-followed.ts'
import { resumeExecution } from './resume-execution.ts'

/**
 * Marks an application whose execution met an unforeseen error. `error` is an error's name, never its message. An
 * application whose automatic resumption failed before the mark was removed is parked again.
 */
export async function parkApplication(
  deps: CommitDependencies & ActSources,
  { applicationId, error }: { applicationId: string; error: string },
): Promise<void> {
  await commitChange(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    if (application.parked !== undefined && application.parked.resuming !== true) return { result: undefined }
    const act = newAct(deps, 'system', 'park-application')
    const next = nextVersion(application, { ...application, parked: { at: act.at, error } }, act.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(act, application.accountId, 'application.park', {
          applicationId,
          details: { error },
        }),
      },
      result: undefined,
    }
  })
}

/**
 * Removes the mark of a parked application and returns its state, from which the execution continues. The records
 * decide, not the state of the execution at the error.
 */
export async function resumeApplication(
  deps: CommitDependencies & ActSources,
  { applicationId }: { applicationId: string },
): Promise<{ status: ApplicationStatus; attempt: number }> {
  return commitChange(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    const result = { status: application.status, attempt: application.attempt }
    if (application.parked === undefined) return { result }
    const act = newAct(deps, 'system', 'resume-application')
    const next = nextVersion(application, without(application, 'parked'), act.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(act, application.accountId, 'application.resume', { applicationId }),
      },
      result,
    }
  })
}

/**
 * Resumes an application that a temporary error parked, a bounded number of times. The resumption is recorded before
 * the execution gets its signal. So after a crash the same resumption is completed and not counted again.
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

/** Returns false if it must not be resumed, or not yet. */
function recordResumption(deps: Following, applicationId: string, by: Actor): Promise<boolean> {
  return commitChange<boolean>(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    const { parked, resumptions = 0 } = application
    const act = newAct(deps, by.role, by.id)
    const remedy = parkedRemedy(application, act.at)
    if (parked === undefined || remedy !== 'RESUME') return { result: remedy === 'RESUME_AGAIN' }
    const after = {
      ...application,
      parked: { ...parked, resuming: true },
      resumptions: resumptions + 1,
    } as const
    const next = nextVersion(application, after, act.at, [])
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(act, application.accountId, 'application.resume', {
          applicationId,
          details: { error: parked.error, resumption: after.resumptions },
        }),
      },
      result: true,
    }
  })
}

/** Later than any time. */
const ever = '9999'

/** Lists parked applications, longest first, with id, time and an error's name. A page may be short. */
export async function listParked(
  { records, leftovers }: { readonly records: Pick<Records, 'listed'>; readonly leftovers: Leftovers },
  page: PageRequest,
): Promise<Page<ParkedApplicationView>> {
  const { items, nextCursor } = await leftovers.attentionBefore('PARKED', ever, page)
  const found = await Promise.all(items.map(applicationId => records.listed(applicationId)))
  return {
    // The index may lag behind: resumed applications are left out.
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
 * Resumes a parked application. Its mark is removed when its execution continues. Until then a second request changes
 * nothing and is refused.
 */
export async function resumeParked(
  deps: Following & AnswerContext & { readonly leftovers: Leftovers },
  operator: Principal,
  applicationId: string,
): Promise<ResumptionView> {
  const record = await deps.records.application(applicationId)
  if (record === undefined) throw notFound()
  assertNotOwnAccount(operator, record.application.accountId)
  // An earlier run of this request signalled the execution and crashed afterwards. Nothing is left to do.
  const wasResumed: ResumptionView | undefined =
    deps.isRepeated === true ? { applicationId, resumption: 'RESUMED' } : undefined
  if (record.application.parked === undefined) return wasResumed ?? refuseNotParked()
  const by = { role: 'operator', id: operator.accountId } as const
  const resumption = await resumeExecution(deps, applicationId, by)
  if (resumption === 'NOT_FOUND') throw notFound()
  if (resumption === 'NOT_NEEDED') return wasResumed ?? refuseNotParked()
  return { applicationId, resumption }
}
