import {
  type Application,
  type Deadline,
  isReviewOpen,
  type OpenReview,
} from '../../../domain/application.ts'
import type { Actor, AuditAction } from '../../../domain/audit.ts'
import { auditEntry, nextVersion } from '../../../domain/change.ts'
import type { DomainEventName } from '../../../domain/events.ts'
import type { Change } from '../../../domain/ports.ts'
import {
  type BusinessHours,
  nextOverdueReminder,
  type PublishedCalendar,
} from '../../../domain/working-days.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type BusinessRules, workingCalendar } from '../calendar/working-calendar.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'

interface Watched {
  readonly applicationId: string
  readonly attempt: number
  /** The deadline's revision when the watch began; 0 for the deadline of the submission. */
  readonly revision: number
}

interface Notification {
  readonly event: DomainEventName
  readonly action: AuditAction
  readonly overdue: boolean
  readonly notified: NonNullable<Deadline['told']>
}

const watcher: Actor = { role: 'system', id: 'watch-deadline' }

function notify(
  deps: ActSources,
  review: OpenReview,
  { event, action, overdue, notified }: Notification,
  by: Actor,
): Change {
  const { deadline, accountId, applicationId } = review
  const act = newAct(deps, by.role, by.id)
  const after = { ...review, overdue, deadline: { ...deadline, told: { ...deadline.told, ...notified } } }
  const next = nextVersion(review, after, act.at, [event], { dueAt: deadline.dueAt })
  return {
    application: { before: review, after: next.application },
    audit: auditEntry(act, accountId, action, { applicationId }),
    events: next.events,
  }
}

/** Whether this watch is for the current deadline. A moved deadline has another watch. */
function isWatched(application: Application, { attempt, revision }: Watched): application is OpenReview {
  return (
    application.attempt === attempt &&
    isReviewOpen(application) &&
    (application.deadline.revision ?? 0) === revision
  )
}

/**
 * Notifies reviewers once of each near deadline, unless it has passed. `open: false`: the attempt was decided or its
 * deadline moved, and this watch ends.
 */
export async function remindReviewers(
  deps: CommitDependencies & ActSources,
  watched: Watched,
  by = watcher,
): Promise<{ open: boolean }> {
  return commitChange<{ open: boolean }>(deps, async () => {
    const { application } = await findForWorkflow(deps.records, watched.applicationId)
    if (!isWatched(application, watched)) return { result: { open: false } }
    const { told: notified, dueAt } = application.deadline
    if (notified?.dueSoon === true || deps.clock() >= dueAt) return { result: { open: true } }
    return {
      change: notify(
        deps,
        application,
        {
          event: 'review.due_soon',
          action: 'review.remind',
          overdue: application.overdue,
          notified: { dueSoon: true },
        },
        by,
      ),
      result: { open: true },
    }
  })
}

/** Skips reminders for days that have passed, because the step was late or the deadline was moved into the past. */
function nextReminder(dueAt: string, now: string, hours: BusinessHours, calendar: PublishedCalendar): string {
  let next = nextOverdueReminder(dueAt, hours, calendar)
  while (next <= now) next = nextOverdueReminder(next, hours, calendar)
  return next
}

/**
 * R13: marks the review overdue and notifies once for each `dueAt`. It makes no decision. `nextReminderAt`: close of
 * business of the next working day, for the next call.
 */
export async function markOverdue(
  deps: CommitDependencies & ActSources & { rules: BusinessRules },
  { dueAt, ...watched }: Watched & { dueAt: string },
  by = watcher,
): Promise<{ open: boolean; nextReminderAt: string }> {
  const nextReminderAt = nextReminder(dueAt, deps.clock(), deps.rules.hours, await workingCalendar(deps))
  return commitChange<{ open: boolean; nextReminderAt: string }>(deps, async () => {
    const { application } = await findForWorkflow(deps.records, watched.applicationId)
    if (!isWatched(application, watched)) return { result: { open: false, nextReminderAt } }
    const notifiedFor = application.deadline.told?.overdueFor
    if (notifiedFor !== undefined && notifiedFor >= dueAt) return { result: { open: true, nextReminderAt } }
    return {
      change: notify(
        deps,
        application,
        {
          event: 'review.overdue',
          action: 'review.mark-overdue',
          overdue: true,
          notified: { overdueFor: dueAt },
        },
        by,
      ),
      result: { open: true, nextReminderAt },
    }
  })
}
