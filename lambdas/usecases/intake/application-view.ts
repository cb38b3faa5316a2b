import type { ApplicationView } from '../../../contract/application.ts'
import {
  type ApplicationRecord,
  type AppliedDecision,
  currentDocument,
  type Erased,
} from '../../../domain/application.ts'
import { slotsOf } from '../../../domain/certificates.ts'
import { shownEvidence } from '../../../domain/documents.ts'
import { eventMessages } from '../../../domain/event-messages.ts'
import { type DecisionReason, decisionReasons } from '../../../domain/reasons.ts'

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

export function timelineView({ events }: ApplicationRecord): ApplicationView['timeline'] {
  return events.map(({ occurredAt, name, attempt, sequence, details }) => ({
    at: occurredAt,
    event: name,
    attempt,
    sequence,
    messageKey: eventMessages[name].key,
    title: { ...eventMessages[name].title },
    ...(details === undefined ? {} : { details: { ...details } }),
  }))
}

function explainReason(reason: DecisionReason) {
  const { title, instruction } = decisionReasons[reason.code]
  return { ...reason, title: { ...title }, instruction: { ...instruction } }
}

export function decisionView(decision: AppliedDecision): NonNullable<ApplicationView['decision']> {
  const { outcome, reasons, decidedAt, attemptsExhausted } = decision
  return {
    outcome,
    reasons: reasons.map(explainReason),
    decidedAt,
    ...(attemptsExhausted === undefined ? {} : { attemptsExhausted }),
  }
}

function erasedView({ imagesAt, personalFields }: Erased): NonNullable<ApplicationView['erased']> {
  return {
    ...(imagesAt === undefined ? {} : { imagesAt }),
    ...(personalFields === undefined ? {} : { personalFieldsAt: personalFields.at }),
  }
}

/** The applicant's view: without name, number, reviewer and internal notes. */
export function applicationView(record: ApplicationRecord, now: string): ApplicationView {
  const { application } = record
  const { entered, deadline, appliedDecision, reopened, erased } = application
  return {
    applicationId: application.applicationId,
    accountId: application.accountId,
    ...(application.test === undefined ? {} : { test: true }),
    status: application.status,
    attempt: application.attempt,
    certificateType: application.certificateType,
    issuingRegion: application.issuingRegion,
    documents: documentViews(record, now),
    ...(reopened === undefined
      ? {}
      : { reopened: { slots: [...reopened.slots], fields: [...reopened.fields] } }),
    ...(entered === undefined ? {} : { maskedNumber: entered.maskedNumber }),
    ...(erased === undefined ? {} : { erased: erasedView(erased) }),
    ...(application.submittedAt === undefined ? {} : { submittedAt: application.submittedAt }),
    ...(deadline === undefined ? {} : { dueAt: deadline.dueAt, dueProvisional: deadline.dueProvisional }),
    overdue: application.overdue,
    ...(appliedDecision === undefined ? {} : { decision: decisionView(appliedDecision) }),
    createdAt: application.createdAt,
    updatedAt: application.updatedAt,
    timeline: timelineView(record),
  }
}
