import { type CertificateType, type Slot, slotsOf } from './certificates.ts'
import type { PersonalFieldName } from './content.ts'
import type { Document } from './documents.ts'
import type { DomainEvent } from './events.ts'
import type { ApplicationStatus } from './lifecycle.ts'
import type { DecisionReason, ReasonField } from './reasons.ts'
import type { Region } from './regions.ts'

export const decisionOutcomes = ['APPROVE', 'REQUEST_RETRY', 'REJECT'] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

export const signalKinds = ['SUBMITTED', 'WITHDRAWN', ...decisionOutcomes] as const

/** `OPERATOR`: the application is parked, and goes on when an operator says so or the applicant withdraws. */
export const waitTargets = ['SUBMISSION', 'DECISION', 'OPERATOR'] as const

/** What the applicant typed. Name and number only exist encrypted and, for the quota, as a keyed hash. */
export interface EnteredDetails {
  readonly nameCiphertext: string
  /** Keyed hash of `nameKeyText`. What an earlier version stored has none. */
  readonly nameHash?: string
  readonly numberCiphertext: string
  readonly maskedNumber: string
  /** KMS HMAC of the person's number: the key of the certificate's places. */
  readonly certificateHash: string
  /** YYYY-MM-DD; absent for a long-term certificate. */
  readonly expiryDate?: string
}

export interface Deadline {
  readonly dueSoonAt: string
  readonly dueAt: string
  readonly dueProvisional: boolean
  /** How often its times were moved; absent: never. Each has a watch of its own. */
  readonly revision?: number
  /** What was already told of this deadline, so that a repeated step does not tell it twice. */
  readonly told?: { readonly dueSoon?: true; readonly overdueFor?: string }
}

/** What a reviewer decided, before it is applied. */
export interface RecordedDecision {
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
  readonly reviewerId: string
  readonly decidedAt: string
}

/** Four eyes: a rejection that another reviewer has yet to confirm. Nothing is decided by it. */
export interface ProposedRejection {
  readonly reasons: readonly DecisionReason[]
  readonly reviewerId: string
  readonly proposedAt: string
}

/** What one reviewer left for the next, or an operator said of a revocation; never for the applicant. */
interface InternalNote {
  readonly attempt: number
  /** Only of a reviewer's. */
  readonly reviewerId?: string
  /** Only of an operator's. */
  readonly operatorId?: string
  readonly at: string
  readonly ciphertext: string
}

/** What became of the decision: an approval may turn into a retry or a rejection when a rule no longer holds. */
export interface AppliedDecision {
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
  readonly decidedAt: string
  /** It would have been a retry, had the last attempt not been used up. */
  readonly attemptsExhausted?: true
}

/** What happened that the workflow has not acted on yet. The step that acts on it removes it. */
export interface Signal {
  readonly kind: (typeof signalKinds)[number]
  readonly attempt: number
  readonly at: string
}

/** Where an application's execution waits, as the execution itself wrote it. */
export interface Waiting {
  readonly for: (typeof waitTargets)[number]
  readonly attempt: number
  readonly token: string
}

/** What of an application is between the API and the workflow. */
export interface ApplicationState {
  readonly applicationId: string
  readonly signal?: Signal | undefined
  readonly waiting?: Waiting | undefined
}

/** What was taken away for good, and when. */
export interface Erased {
  readonly imagesAt?: string
  readonly personalFields?: { readonly at: string; readonly names: readonly PersonalFieldName[] }
}

export interface Application {
  readonly applicationId: string
  readonly accountId: string
  readonly status: ApplicationStatus
  /** Counts submissions: 1 until the first retry is submitted. */
  readonly attempt: number
  readonly certificateType: CertificateType
  readonly issuingRegion: Region
  /** `locale`: the language in which it was asked for, where that is known. */
  readonly consent: { readonly policyVersion: string; readonly givenAt: string; readonly locale?: string }
  /** The document that stands for each slot; a slot without one awaits an upload. */
  readonly currentDocuments: Readonly<Partial<Record<Slot, string>>>
  readonly entered?: EnteredDetails
  /** What is left of `entered` when the rest was erased, for as long as the authentication lasts. */
  readonly certificateHash?: string
  /** Only while a retry is requested: what the applicant may change. */
  readonly reopened?: { readonly slots: readonly Slot[]; readonly fields: readonly ReasonField[] }
  readonly submittedAt?: string
  readonly deadline?: Deadline
  readonly overdue: boolean
  /** The attempt that was last told that it expires soon. */
  readonly expiryToldFor?: number
  readonly lease?: { readonly reviewerId: string; readonly expiresAt: string }
  readonly proposedRejection?: ProposedRejection
  readonly recordedDecision?: RecordedDecision
  readonly appliedDecision?: AppliedDecision
  readonly notes?: readonly InternalNote[]
  readonly signal?: Signal
  /** `resuming`: its automatic resumption is counted and on record. */
  readonly parked?: { readonly at: string; readonly error: string; readonly resuming?: true }
  /** Number of automatic resumptions since an operator last resumed it; absent: none. */
  readonly resumptions?: number
  /** When it came to its end: approved, rejected, expired or withdrawn; again when it was revoked. */
  readonly endedAt?: string
  readonly erased?: Erased
  /** How often its execution was replaced by another; absent: never. */
  readonly run?: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly eventSequence: number
  readonly version: number
}

/** An application with everything that lives beside it, read in one consistent query. */
export interface ApplicationRecord {
  readonly application: Application
  readonly documents: readonly Document[]
  readonly events: readonly DomainEvent[]
}

export function currentDocument(record: ApplicationRecord, slot: Slot): Document | undefined {
  const documentId = record.application.currentDocuments[slot]
  return record.documents.find(document => document.documentId === documentId)
}

/** The key of the certificate's places, whether or not anything else of what was entered is left. */
export function certificateHashOf({ entered, certificateHash }: Application): string | undefined {
  return entered?.certificateHash ?? certificateHash
}

/** The slots that still lack an accepted file, in the certificate's order. */
export function incompleteSlots(record: ApplicationRecord): Slot[] {
  return slotsOf(record.application.certificateType).filter(
    slot => currentDocument(record, slot)?.status !== 'ACCEPTED',
  )
}

/** The attempt that a draft, or a requested retry, would become by its submission. */
export function awaitedAttempt({ status, attempt }: Application): number {
  return status === 'RETRY_REQUESTED' ? attempt + 1 : attempt
}

/** A review is open from submission until a reviewer has decided. */
export function isReviewOpen(application: Application): boolean {
  return application.status === 'IN_REVIEW' && application.recordedDecision === undefined
}
