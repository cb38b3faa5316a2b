import { type Application, type Deadline, isReviewOpen } from '../../../domain/application.ts'
import type { AuditAction } from '../../../domain/audit.ts'
import { auditEntry, nextVersion } from '../../../domain/change.ts'
import type { DomainEventName } from '../../../domain/events.ts'
import type { Change } from '../../../domain/ports.ts'
import { nextOverdueReminder } from '../../../domain/working-days.ts'
import type { BusinessRules } from '../business-rules.ts'
import { type Committing, commitChange } from '../commit-change.ts'
import { findForWorkflow } from '../find-application.ts'
import { type Acting, act } from '../people.ts'

interface Attempt {
  readonly applicationId: string
  readonly attempt: number
}

interface Telling {
  readonly event: DomainEventName
  readonly action: AuditAction
  readonly overdue: boolean
  readonly told: NonNullable<Deadline['told']>
}

function tell(deps: Acting, application: Application, { event, action, overdue, told }: Telling): Change {
  const { deadline } = application
  if (deadline === undefined) throw new Error('A review without a deadline')
  const telling = act(deps, 'system', 'watch-deadline')
  const after = { ...application, overdue, deadline: { ...deadline, told: { ...deadline.told, ...told } } }
  const next = nextVersion(application, after, telling.at, [event], { dueAt: deadline.dueAt })
  return {
    application: { before: application, after: next.application },
    audit: auditEntry(telling, application.accountId, action, { applicationId: application.applicationId }),
    events: next.events,
  }
}

function isOpen(application: Application, attempt: number): boolean {
  return application.attempt === attempt && isReviewOpen(application)
}

/** Tells, once an attempt, that the deadline is near. `open: false`: the attempt was decided, the watch may end. */
export async function remindReviewers(
  deps: Committing & Acting,
  { applicationId, attempt }: Attempt,
): Promise<{ open: boolean }> {
  return commitChange<{ open: boolean }>(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    if (!isOpen(application, attempt)) return { result: { open: false } }
    if (application.deadline?.told?.dueSoon === true) return { result: { open: true } }
    return {
      change: tell(deps, application, {
        event: 'review.due-soon',
        action: 'review.remind',
        overdue: application.overdue,
        told: { dueSoon: true },
      }),
      result: { open: true },
    }
  })
}

/**
 * R13 has failed: marks the review overdue and tells it, once for each `dueAt` it is called with. Decides nothing.
 * `nextReminderAt`: close of business of the next working day, when to come back.
 */
export async function markOverdue(
  deps: Committing & Acting & { rules: BusinessRules },
  { applicationId, attempt, dueAt }: Attempt & { dueAt: string },
): Promise<{ open: boolean; nextReminderAt: string }> {
  const { hours, calendar } = deps.rules
  const nextReminderAt = nextOverdueReminder(dueAt, hours, calendar)
  return commitChange<{ open: boolean; nextReminderAt: string }>(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    if (!isOpen(application, attempt)) return { result: { open: false, nextReminderAt } }
    const alreadyTold = application.deadline?.told?.overdueFor
    if (alreadyTold !== undefined && alreadyTold >= dueAt) return { result: { open: true, nextReminderAt } }
    return {
      change: tell(deps, application, {
        event: 'review.overdue',
        action: 'review.mark-overdue',
        overdue: true,
        told: { overdueFor: dueAt },
      }),
      result: { open: true, nextReminderAt },
    }
  })
}
