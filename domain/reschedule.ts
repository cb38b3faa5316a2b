import type { Deadline, OpenReview } from './application.ts'
import { without } from './change.ts'
import type { DeadlineTimes } from './working-days.ts'

/** What was told of a deadline and still holds of the times that replace it. */
function stillTold(before: Deadline, { dueSoonAt, dueAt }: DeadlineTimes, now: string): Deadline['told'] {
  const { told } = before
  if (told === undefined || dueAt <= now) return told
  return told.dueSoon === true && dueSoonAt <= now ? { dueSoon: true } : undefined
}

/**
 * The application with other times for its deadline. Moved times get the next `revision`, by which the watch of the
 * earlier ones knows that it is outdated. A deadline that again lies ahead is not overdue, and is told anew; one that
 * has passed stays what it is, and the new watch goes on from there. Undefined when the times are those it has.
 */
export function rescheduled(review: OpenReview, times: DeadlineTimes, now: string): OpenReview | undefined {
  const before = review.deadline
  const moved = before.dueAt !== times.dueAt || before.dueSoonAt !== times.dueSoonAt
  if (!moved) {
    if (before.dueProvisional === times.dueProvisional) return undefined
    return { ...review, deadline: { ...before, dueProvisional: times.dueProvisional } }
  }
  const told = stillTold(before, times, now)
  return {
    ...review,
    overdue: review.overdue && times.dueAt <= now,
    deadline: {
      ...without(before, 'told'),
      ...times,
      revision: (before.revision ?? 0) + 1,
      ...(told === undefined ? {} : { told }),
    },
  }
}
