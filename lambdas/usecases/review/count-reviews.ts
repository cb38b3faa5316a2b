import type { ReviewCounts } from '../../../contract/review.ts'
import { validLease } from '../../../domain/lease.ts'
import { maximumCountedReviews } from '../../../domain/policy.ts'
import type { Clock, Records } from '../../../domain/ports.ts'
import { dueSoonUntil, endOfToday } from '../../../domain/working-days.ts'
import type { Principal } from '../access/people.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'

const atMost = maximumCountedReviews

/** After the due time of any review. */
const never = '9999-12-31T00:00:00.000Z'

/** Claims of one reviewer that are looked at. An expired one stays in the list until somebody else claims the review. */
const mostClaims = 200

/**
 * Counts the open reviews by their due times, each up to a limit, and those that the reviewer holds. The reviewer's own
 * application is excluded, as in the list.
 */
export async function countReviews(
  { records, clock, rules }: { records: Records; clock: Clock; rules: BusinessRules },
  { accountId }: Principal,
): Promise<ReviewCounts> {
  const now = clock()
  const soonUntil = dueSoonUntil(now, rules.hours)
  const todayUntil = endOfToday(now, rules.hours)
  const count = (due: { after?: string; until: string; atMost: number }) =>
    records.countOpenReviews({ notOf: accountId, ...due })
  const [overdue, dueSoon, restOfToday, held] = await Promise.all([
    count({ until: now, atMost }),
    count({ after: now, until: soonUntil, atMost }),
    count({ after: soonUntil, until: todayUntil, atMost }),
    records.openReviews({ limit: mostClaims, notOf: accountId, leasedTo: accountId }),
  ])
  const dueToday = Math.min(dueSoon + restOfToday, atMost)
  const known = Math.min(overdue + dueToday, atMost)
  // Each review is read once at most, and none when the limit is reached.
  const later =
    known === atMost ? 0 : await count({ after: todayUntil, until: never, atMost: atMost - known })
  const open = known + later
  return {
    open,
    overdue,
    dueToday,
    dueSoon,
    mine: held.items.filter(review => validLease(review, now) !== undefined).length,
    capped: [open, overdue, dueToday, dueSoon].includes(atMost),
  }
}
