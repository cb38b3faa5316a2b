import type { ReviewCounts } from '../../../contract/review.ts'
import { maximumCountedReviews } from '../../../domain/policy.ts'
import type { Clock, Records } from '../../../domain/ports.ts'
import { dueSoonUntil } from '../../../domain/working-days.ts'
import type { Principal } from '../access/people.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'

const atMost = maximumCountedReviews

/**
 * Counts the open reviews in the second half of their last working day and those after their deadline. The reviewer's
 * own application is excluded, as in the list.
 */
export async function countReviews(
  { records, clock, rules }: { records: Records; clock: Clock; rules: BusinessRules },
  { accountId: notOf }: Principal,
): Promise<ReviewCounts> {
  const now = clock()
  const [dueSoon, overdue] = await Promise.all([
    records.countOpenReviews({ notOf, after: now, until: dueSoonUntil(now, rules.hours), atMost }),
    records.countOpenReviews({ notOf, until: now, atMost }),
  ])
  return { dueSoon, overdue, capped: dueSoon === atMost || overdue === atMost }
}
