import type { ApplicationView } from '../../../contract/application.ts'
import { type ApplicantTerms, attemptsLeftOf, expiryOf } from '../../../domain/applicant-terms.ts'
import {
  type ApplicationRecord,
  type AppliedDecision,
  currentDocument,
  type Erased,
} from '../../../domain/application.ts'
import { slotsOf } from '../../../domain/certificates.ts'
import { shownEvidence } from '../../../domain/documents.ts'
import { eventMessages } from '../../../domain/event-messages.ts'
import {
  neutralDetails,
  neutralReasons,
  type ShownReason,
  textsOfReason,
} from '../../../domain/neutral-reasons.ts'

type DocumentView = ApplicationView['documents'][number]

export function documentViews(record: ApplicationRecord, now: string): DocumentView[] {
  return slotsOf(record.application.certificateType).map(slot => {
    const document = currentDocument(record, slot)
    if (document === undefined) return { slot, status: 'AWAITING_UPLOAD' }
    const evidence = shownEvidence(document, now)
    return {
      slot,
      status: document.status,
      documentId: document.documentId,
      contentType: document.contentType,
      sizeBytes: document.sizeBytes,
      ...(document.refusal === undefined ? {} : { refusal: document.refusal }),
      ...(evidence === undefined ? {} : { evidence }),
      ...(document.advice === undefined ? {} : { advice: [...document.advice] }),
      ...(document.erasedAt === undefined ? {} : { erasedAt: document.erasedAt }),
    }
  })
}

/** Whether fraud is shown by its true reason: to reviewers and operators always. */
export type ShownRejections = Pick<ApplicantTerms, 'neutralRejections'>

export const trueReasons: ShownRejections = { neutralRejections: false }

export function timelineView(
  { events }: ApplicationRecord,
  { neutralRejections }: ShownRejections,
): ApplicationView['timeline'] {
  return events.map(({ occurredAt, name, attempt, sequence, details }) => ({
    at: occurredAt,
    event: name,
    attempt,
    sequence,
    messageKey: eventMessages[name].key,
    title: { ...eventMessages[name].title },
    ...(details === undefined
      ? {}
      : { details: neutralRejections ? neutralDetails(details) : { ...details } }),
  }))
}

function explainReason(reason: ShownReason) {
  const { title, instruction } = textsOfReason(reason.code)
  return { ...reason, title: { ...title }, instruction: { ...instruction } }
}

export function decisionView(
  decision: AppliedDecision,
  { neutralRejections }: ShownRejections,
): NonNullable<ApplicationView['decision']> {
  const { outcome, reasons, decidedAt, attemptsExhausted } = decision
  const shown: readonly ShownReason[] = neutralRejections ? neutralReasons(reasons) : reasons
  return {
    outcome,
    reasons: shown.map(explainReason),
    decidedAt,
    ...(attemptsExhausted === undefined ? {} : { attemptsExhausted }),
  }
}

function erasedView({ imagesAt, personalFields }: Erased): Pick<ApplicationView, 'erased'> {
  if (imagesAt === undefined && personalFields === undefined) return {}
  const erased = {
    ...(imagesAt === undefined ? {} : { imagesAt }),
    ...(personalFields === undefined ? {} : { personalFieldsAt: personalFields.at }),
  }
  return { erased }
}

/** The applicant's view: without name, number, reviewer and internal notes. */
export function applicationView(
  record: ApplicationRecord,
  now: string,
  terms: ApplicantTerms,
): ApplicationView {
  const { application } = record
  const expiresAt = expiryOf(record, terms)
  const attemptsLeft = attemptsLeftOf(record, terms)
  const { entered, deadline, appliedDecision, reopened, erased } = application
  return {
    applicationId: application.applicationId,
    accountId: application.accountId,
    ...(application.test === undefined ? {} : { test: true }),
    ...(application.purpose === undefined ? {} : { purpose: application.purpose }),
    status: application.status,
    ...(application.supersededBy === undefined ? {} : { supersededBy: application.supersededBy }),
    attempt: application.attempt,
    certificateType: application.certificateType,
    issuingRegion: application.issuingRegion,
    documents: documentViews(record, now),
    ...(reopened === undefined
      ? {}
      : { reopened: { slots: [...reopened.slots], fields: [...reopened.fields] } }),
    ...(entered === undefined ? {} : { maskedNumber: entered.maskedNumber }),
    ...(erased === undefined ? {} : erasedView(erased)),
    ...(application.submittedAt === undefined ? {} : { submittedAt: application.submittedAt }),
    ...(deadline === undefined ? {} : { dueAt: deadline.dueAt, dueProvisional: deadline.dueProvisional }),
    overdue: application.overdue,
    ...(appliedDecision === undefined ? {} : { decision: decisionView(appliedDecision, terms) }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(attemptsLeft === undefined ? {} : { attemptsLeft }),
    createdAt: application.createdAt,
    updatedAt: application.updatedAt,
    timeline: timelineView(record, terms),
  }
}
