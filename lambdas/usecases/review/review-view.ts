import type { ReviewSummaryView, ReviewView } from '../../../contract/review.ts'
import type { ApplicationRecord, Lease, SubmittedApplication } from '../../../domain/application.ts'
import { validLease } from '../../../domain/lease.ts'
import { decisionView, documentViews, timelineView, trueReasons } from '../intake/application-view.ts'

/** The fields that only the lease holder may read. */
export type Confidential = Pick<
  ReviewView,
  'entered' | 'notes' | 'files' | 'evidence' | 'proposedRejection' | 'earlierApplications'
>

export interface Reader {
  readonly reviewerId: string
  readonly now: string
}

function leaseView({ reviewerId, expiresAt }: Lease, readerId: string) {
  return { reviewerId, expiresAt, mine: reviewerId === readerId }
}

export function reviewSummaryView(
  application: SubmittedApplication,
  { reviewerId, now }: Reader,
): ReviewSummaryView {
  const { submittedAt, deadline } = application
  const lease = validLease(application, now)
  return {
    applicationId: application.applicationId,
    status: application.status,
    attempt: application.attempt,
    certificateType: application.certificateType,
    issuingRegion: application.issuingRegion,
    submittedAt,
    dueAt: deadline.dueAt,
    dueProvisional: deadline.dueProvisional,
    overdue: application.overdue,
    hints: [...(application.hints ?? [])],
    awaitingConfirmation: application.proposedRejection !== undefined,
    ...(lease === undefined ? {} : { lease: leaseView(lease, reviewerId) }),
  }
}

export function reviewView(
  record: ApplicationRecord<SubmittedApplication>,
  reader: Reader,
  confidential: Confidential = {},
): ReviewView {
  const { recordedDecision, appliedDecision } = record.application
  return {
    ...reviewSummaryView(record.application, reader),
    documents: documentViews(record, reader.now),
    ...(recordedDecision === undefined
      ? {}
      : {
          recordedDecision: {
            outcome: recordedDecision.outcome,
            reasons: recordedDecision.reasons.map(reason => ({ ...reason })),
            reviewerId: recordedDecision.reviewerId,
            decidedAt: recordedDecision.decidedAt,
          },
        }),
    ...(appliedDecision === undefined ? {} : { appliedDecision: decisionView(appliedDecision, trueReasons) }),
    history: timelineView(record, trueReasons),
    ...confidential,
  }
}
