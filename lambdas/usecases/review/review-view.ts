import type { ReviewSummaryView, ReviewView } from '../../../contract/review.ts'
import {
  type ApplicationRecord,
  type Consultation,
  isReviewOpen,
  type Lease,
  type SubmittedApplication,
} from '../../../domain/application.ts'
import { questionsFor } from '../../../domain/consultation.ts'
import { validLease } from '../../../domain/lease.ts'
import { decisionView, documentViews, timelineView, trueReasons } from '../intake/application-view.ts'

/** The fields that only the lease holder may read. */
export type Confidential = Pick<
  ReviewView,
  | 'entered'
  | 'notes'
  | 'consultations'
  | 'files'
  | 'evidence'
  | 'proposedRejection'
  | 'earlierApplications'
  | 'renews'
  | 'reopeningReason'
>

export interface Reader {
  readonly reviewerId: string
  readonly now: string
}

function leaseView({ reviewerId, expiresAt }: Lease, readerId: string) {
  return { reviewerId, expiresAt, mine: reviewerId === readerId }
}

const questionView = ({ consultationId, askedBy, askedAt, to }: Consultation) => ({
  consultationId,
  askedBy,
  askedAt,
  named: to !== undefined,
})

export function reviewSummaryView(
  application: SubmittedApplication,
  { reviewerId, now }: Reader,
): ReviewSummaryView {
  const { submittedAt, deadline, handover } = application
  const [question] = isReviewOpen(application) ? questionsFor(application, reviewerId) : []
  const lease = validLease(application, now)
  return {
    applicationId: application.applicationId,
    ...(application.purpose === undefined ? {} : { purpose: application.purpose }),
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
    ...(application.override === undefined ? {} : { reopenedAt: application.override.at }),
    ...(lease === undefined ? {} : { lease: leaseView(lease, reviewerId) }),
    ...(handover === undefined ? {} : { handover: { ...handover, mine: handover.to === reviewerId } }),
    ...(question === undefined ? {} : { question: questionView(question) }),
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
