import type { PublishedEvent } from '../../../contract/bus-events.ts'
import type { Figures } from '../../../domain/figure-ports.ts'
import { countingOf, isConclusion, isCountable, measureWork } from '../../../domain/figures.ts'
import type { Clock, Records } from '../../../domain/ports.ts'
import { type BusinessRules, workingCalendar } from '../calendar/working-calendar.ts'

interface CountingDependencies {
  readonly records: Pick<Records, 'calendars' | 'workOf'>
  readonly figures: Pick<Figures, 'count'>
  readonly rules: BusinessRules
  readonly clock: Clock
}

/**
 * Counts an event in the figures, once for any number of deliveries. The work on a decision is read from the stored event, which
 * never changes, so a late event counts the same.
 */
export async function countEvent(
  { records, figures, rules, clock }: CountingDependencies,
  event: PublishedEvent,
): Promise<'COUNTED' | 'NOT_COUNTED'> {
  const now = clock()
  if (!('applicationId' in event) || !isCountable(event.occurredAt, now)) return 'NOT_COUNTED'
  const work = isConclusion(event.name) ? await records.workOf(event) : undefined
  const measured =
    work === undefined ? undefined : measureWork(work, rules.hours, await workingCalendar({ records, rules }))
  const counting = countingOf(event, rules.hours.timeZone, measured)
  if (counting === undefined || counting.keys.length === 0) return 'NOT_COUNTED'
  await figures.count(counting, now)
  return 'COUNTED'
}
