import type { Deadline, OpenReview } from './application.ts'
import { without } from './change.ts'
import type { DeadlineTimes } from './working-days.ts'

/** The sent notifications that remain valid for the new times. */
function remainingNotifications(
  before: Deadline,
  { dueSoonAt, dueAt }: DeadlineTimes,
  now: string,
): Deadline['told'] {
  const { told } = before
  if (told === undefined || dueAt <= now) return told
  return told.dueSoon === true && dueSoonAt <= now ? { dueSoon: true } : undefined
}

/**
 * The application with a moved deadline. Moved times get the next `revision`, by which the watch of the old ones
 * detects that it is outdated. A deadline moved into the future is not overdue, and its notifications are sent again. A
 * passed deadline stays overdue, and the new watch continues from there. Undefined: the times are unchanged.
 */
export function withDeadlineTimes(
  review: OpenReview,
  times: DeadlineTimes,
  now: string,
): OpenReview | undefined {
  const before = review.deadline
  const isMoved = before.dueAt !== times.dueAt || before.dueSoonAt !== times.dueSoonAt
  if (!isMoved) {
    if (before.dueProvisional === times.dueProvisional) return undefined
    return { ...review, deadline: { ...before, dueProvisional: times.dueProvisional } }
  }
  const remaining = remainingNotifications(before, times, now)
  return {
    ...review,
    overdue: review.overdue && times.dueAt <= now,
    deadline: {
      ...without(before, 'told'),
      ...times,
      revision: (before.revision ?? 0) + 1,
      ...(remaining === undefined ? {} : { told: remaining }),
    },
  }
}
