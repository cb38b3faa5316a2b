import { awaitedAttempt } from '../../../domain/application.ts'
import type { Actor } from '../../../domain/audit.ts'
import { auditEntry, isBefore, nextVersion, transitionChange } from '../../../domain/change.ts'
import type { ApplicationStatus } from '../../../domain/lifecycle.ts'
import { toExpired } from '../../../domain/transitions.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findBeside, findForWorkflow } from '../records/find-application.ts'

/** Expires an application. After an earlier submission or withdrawal, it returns the status unchanged. */
export async function expireApplication(
  deps: CommitDependencies & ActSources,
  { applicationId }: { applicationId: string },
  by: Actor = { role: 'system', id: 'expire-application' },
): Promise<{ status: ApplicationStatus }> {
  return commitChange(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    if (!isBefore('expire', application)) return { result: { status: application.status } }
    const account = await deps.records.account(application.accountId)
    if (account === undefined) throw new Error('An application without its account')
    const act = newAct(deps, by.role, by.id)
    const after = toExpired(application, act.at)
    const beside = await findBeside(deps.records, account, application.applicationId)
    const change = transitionChange('expire', { application, account, beside, act }, after)
    return { change, result: { status: 'EXPIRED' } }
  })
}

interface Input {
  readonly applicationId: string
  /** The attempt whose submission is awaited. */
  readonly attempt: number
  /** Seconds between this step and the expiry. */
  readonly remainingSeconds: number
}

/** Warns of the expiry once for each attempt. Does nothing after a submission, withdrawal or expiry. */
export async function warnOfExpiry(
  deps: CommitDependencies & ActSources,
  { applicationId, attempt, remainingSeconds }: Input,
  by: Actor = { role: 'system', id: 'warn-of-expiry' },
): Promise<void> {
  await commitChange(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    const isAwaited = isBefore('expire', application) && awaitedAttempt(application) === attempt
    if (!isAwaited || application.expiryToldFor === attempt) return { result: undefined }
    const act = newAct(deps, by.role, by.id)
    const expiresAt = new Date(Date.parse(act.at) + remainingSeconds * 1000).toISOString()
    const after = { ...application, expiryToldFor: attempt }
    const next = nextVersion(application, after, act.at, ['application.expires_soon'], { expiresAt })
    return {
      change: {
        application: { before: application, after: next.application },
        audit: auditEntry(act, application.accountId, 'application.warn-of-expiry', {
          applicationId,
          details: { expiresAt },
        }),
        events: next.events,
      },
      result: undefined,
    }
  })
}
