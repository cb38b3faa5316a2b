import type { Colleagues } from '../../../contract/collaboration.ts'
import type { Figures } from '../../../domain/figure-ports.ts'
import { addDays, localDate } from '../../../domain/local-time.ts'
import { colleagueDays } from '../../../domain/policy.ts'
import type { Clock } from '../../../domain/ports.ts'
import type { Principal } from '../access/people.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'

/**
 * The other reviewers who decided lately, by id: their order tells nothing about their figures. It needs no directory, so it
 * is the same with any issuer.
 */
export async function listColleagues(
  { figures, clock, rules }: { figures: Figures; clock: Clock; rules: Pick<BusinessRules, 'hours'> },
  { accountId }: Principal,
): Promise<Colleagues> {
  const today = localDate(clock(), rules.hours.timeZone)
  const days = await figures.reviewers(addDays(today, 1 - colleagueDays), today)
  const ids = new Set(days.map(({ reviewerId }) => reviewerId))
  const others = [...ids].filter(reviewerId => reviewerId !== accountId)
  return { items: others.toSorted().map(reviewerId => ({ reviewerId })) }
}
