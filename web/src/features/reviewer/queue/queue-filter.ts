import type { CertificateType } from '#domain/certificates.ts'
import type { ReviewSummary } from '../queries/reviews-query.ts'
import { type Urgency, urgencyOf } from '../urgency.ts'

export const markFilters = ['ANY', 'OVERDUE', 'DUE_SOON', 'TO_CONFIRM'] as const
type MarkFilter = (typeof markFilters)[number]

/** What of the loaded reviews is shown. */
export interface QueueFilter {
  readonly certificateType: CertificateType | 'ANY'
  readonly mark: MarkFilter
}

export const everything: QueueFilter = { certificateType: 'ANY', mark: 'ANY' }

export interface QueueEntry {
  readonly review: ReviewSummary
  readonly urgency: Urgency
}

export function entriesOf(
  reviews: readonly ReviewSummary[],
  { certificateType, mark }: QueueFilter,
  moment: { now: number; someDueSoon: boolean },
): QueueEntry[] {
  return reviews
    .map(review => ({ review, urgency: urgencyOf(review, moment) }))
    .filter(({ review }) => certificateType === 'ANY' || review.certificateType === certificateType)
    .filter(
      ({ review, urgency }) =>
        mark === 'ANY' || (mark === 'TO_CONFIRM' ? review.awaitingConfirmation : urgency === mark),
    )
}
