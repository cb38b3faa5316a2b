import { isReviewOpen, reviewBeganAt } from '../../../domain/application.ts'
import { auditEntry, nextVersion } from '../../../domain/change.ts'
import { withDeadlineTimes } from '../../../domain/reschedule.ts'
import { type PublishedCalendar, reviewDeadline } from '../../../domain/working-days.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type BusinessRules, workingCalendar } from '../calendar/working-calendar.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'

interface Dependencies extends CommitDependencies, ActSources {
  readonly rules: BusinessRules
}

/** Number of reviews examined in one step. */
const pageSize = 100

/**
 * Computes the provisional deadlines on one page of the queue again, by the calendar in force. Repetition has no
 * effect, so one page or all pages may be repeated after any crash. The next step begins at `nextCursor`, if present.
 */
export async function rescheduleReviews(
  deps: Dependencies,
  { cursor }: { cursor?: string | undefined },
): Promise<{ nextCursor?: string }> {
  const calendar = await workingCalendar(deps)
  const { items, nextCursor } = await deps.records.openReviews({ limit: pageSize, cursor })
  for (const { applicationId, deadline } of items) {
    if (deadline.dueProvisional) await reschedule(deps, calendar, applicationId)
  }
  return nextCursor === undefined ? {} : { nextCursor }
}

async function reschedule(
  deps: Dependencies,
  calendar: PublishedCalendar,
  applicationId: string,
): Promise<void> {
  await commitChange(deps, async () => {
    const { application } = await findForWorkflow(deps.records, applicationId)
    if (!isReviewOpen(application) || !application.deadline.dueProvisional) return { result: undefined }
    const times = reviewDeadline(reviewBeganAt(application), deps.rules.hours, calendar)
    const act = newAct(deps, 'system', 'reschedule-reviews')
    const after = withDeadlineTimes(application, times, act.at)
    if (after === undefined) return { result: undefined }
    return {
      change: {
        application: {
          before: application,
          after: nextVersion(application, after, act.at, []).application,
        },
        audit: auditEntry(act, application.accountId, 'review.reschedule', {
          applicationId,
          details: {
            dueAt: times.dueAt,
            previously: application.deadline.dueAt,
            dueProvisional: times.dueProvisional,
          },
        }),
      },
      result: undefined,
    }
  })
}
