import type { Counting, Counts } from './figures.ts'
import type { LocalDate } from './local-time.ts'

export interface Figures {
  /** Counts the fact, unless it was counted before. */
  count(counting: Counting, now: string): Promise<void>
  /** The counts of each day from `from` to `to`; a day without any is absent. Eventually consistent. */
  days(from: LocalDate, to: LocalDate): Promise<ReadonlyMap<LocalDate, Counts>>
  /** The counts of each reviewer from `from` to `to`. Eventually consistent. */
  reviewers(from: LocalDate, to: LocalDate): Promise<ReadonlyMap<string, Counts>>
}
