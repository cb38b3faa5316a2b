import type { CountedFact, Counting, Counts } from './figures.ts'
import type { LocalDate } from './local-time.ts'
import type { Page, PageRequest } from './ports.ts'
import type { QualitySample } from './quality-sample.ts'

/** The facts that one number of a period counts. */
interface FactList {
  /** A key of the counts. */
  readonly list: string
  readonly from: LocalDate
  readonly to: LocalDate
}

/** The counts of a reviewer on one day. */
export interface ReviewerDay {
  readonly day: LocalDate
  readonly reviewerId: string
  readonly counts: Counts
}

export interface Figures {
  /** Counts the fact, unless it was counted before. */
  count(counting: Counting, now: string): Promise<void>
  /** The counts of each day from `from` to `to`; a day without any is absent. Eventually consistent. */
  days(from: LocalDate, to: LocalDate): Promise<ReadonlyMap<LocalDate, Counts>>
  /** Newest first, of the last 90 days only. Eventually consistent. */
  facts(of: FactList, page: PageRequest): Promise<Page<CountedFact>>
  /** The counts of each reviewer on each day from `from` to `to` that has any. Eventually consistent. */
  reviewers(from: LocalDate, to: LocalDate): Promise<readonly ReviewerDay[]>
}

/** Decisions that were chosen for a second review. Changes write them. */
export interface Samples {
  /** Strongly consistent. */
  sample(sampleId: string): Promise<QualitySample | undefined>
  /** Samples without a second opinion, from `since` on, oldest first. */
  openSamples(since: string, page: PageRequest): Promise<Page<QualitySample>>
  /** Those of the applications' samples that the reviewer has ever claimed and that have no second opinion. Strongly consistent. */
  claimedSamples(reviewerId: string, applicationIds: readonly string[]): Promise<readonly QualitySample[]>
  /** Samples with two different opinions, the latest decisions first. */
  differences(page: PageRequest): Promise<Page<QualitySample>>
}
