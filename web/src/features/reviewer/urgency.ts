import type { ReviewSummary } from './queries/reviews-query.ts'

export type Urgency = 'OVERDUE' | 'DUE_SOON' | 'IN_TIME'

/** Half a working day is shorter, the way from one close of business to the next longer. */
const halfDay = 12 * 3_600_000

/**
 * Every deadline is a close of business, and the service counts as due soon what is due at today's: if it counts any,
 * they are those that are due within hours. Its business hours need not be known here.
 */
export function urgencyOf(
  { dueAt, overdue }: Pick<ReviewSummary, 'dueAt' | 'overdue'>,
  { now, someDueSoon }: { now: number; someDueSoon: boolean },
): Urgency {
  const left = Date.parse(dueAt) - now
  if (overdue || left <= 0) return 'OVERDUE'
  return someDueSoon && left < halfDay ? 'DUE_SOON' : 'IN_TIME'
}
