import type { Application, Deadline } from './application.ts'
import { without } from './change.ts'

type Times = Pick<Deadline, 'dueSoonAt' | 'dueAt' | 'dueProvisional'>

/** What was told of a deadline and still holds of the times that replace it. */
function stillTold(before: Deadline, { dueSoonAt, dueAt }: Times, now: string): Deadline['told'] {
  const { told } = before
  if (told === undefined || dueAt <= now) return told
  return told.dueSoon === true && dueSoonAt <= now ? { dueSoon: true } : undefined
}

/**
 * The application with other times for its deadline. Moved times get the next `revision`, by which the watch of the
 * earlier ones knows that it is outdated. A deadline that again lies ahead is not overdue, and is told anew; one that
 * has passed stays what it is, and the new watch goes on from there. Undefined when the times are those it has.
 */
export function rescheduled(application: Application, times: Times, now: string): Application | undefined {
  const before = application.deadline
  if (before === undefined) throw new Error('A review without a deadline')
  const moved = before.dueAt !== times.dueAt || before.dueSoonAt !== times.dueSoonAt
  if (!moved) {
    if (before.dueProvisional === times.dueProvisional) return undefined
    return { ...application, deadline: { ...before, dueProvisional: times.dueProvisional } }
  }
  const told = stillTold(before, times, now)
  return {
    ...application,
    overdue: application.overdue && times.dueAt <= now,
    deadline: {
      ...without(before, 'told'),
      ...times,
      revision: (before.revision ?? 0) + 1,
      ...(told === undefined ? {} : { told }),
    },
  }
}
