import { type CertificateType, type Slot, slotsOf } from './certificates.ts'
import type { PersonalFieldName } from './content.ts'
import type { Document } from './documents.ts'
import type { DomainEvent } from './events.ts'
import type { ApplicationStatus } from './lifecycle.ts'
import type { DecisionReason, ReasonField } from './reasons.ts'
import type { Region } from './regions.ts'
import type { DeadlineTimes } from './working-days.ts'

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

export interface Deadline extends DeadlineTimes {
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

/** What every application has, whatever its state. */
export interface ApplicationBase {
  readonly applicationId: string
  readonly accountId: string
  /** Counts submissions: 1 until the first retry is submitted. */
  readonly attempt: number
  readonly certificateType: CertificateType
  readonly issuingRegion: Region
  /** `locale`: the language in which it was asked for, where that is known. */
  readonly consent: { readonly policyVersion: string; readonly givenAt: string; readonly locale?: string }
  /** The document that stands for each slot; a slot without one awaits an upload. */
  readonly currentDocuments: Readonly<Partial<Record<Slot, string>>>
  readonly overdue: boolean
  /** The attempt for which the applicant was last warned that the application expires soon. */
  readonly expiryToldFor?: number
  /** `resuming`: its automatic resumption is counted and on record. */
  readonly parked?: { readonly at: string; readonly error: string; readonly resuming?: true }
  /** Number of automatic resumptions since an operator last resumed it; absent: none. */
  readonly resumptions?: number
  /** How often its execution was replaced by another; absent: never. */
  readonly run?: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly eventSequence: number
  readonly version: number
}

/** Facts that an application has in some states only. */
export interface ApplicationFacts {
  readonly entered: EnteredDetails
  /** The rest of `entered` after an erasure, for as long as the authentication lasts. */
  readonly certificateHash: string
  /** What the applicant may change. */
  readonly reopened: { readonly slots: readonly Slot[]; readonly fields: readonly ReasonField[] }
  readonly submittedAt: string
  readonly deadline: Deadline
  readonly lease: { readonly reviewerId: string; readonly expiresAt: string }
  readonly proposedRejection: ProposedRejection
  readonly recordedDecision: RecordedDecision
  readonly appliedDecision: AppliedDecision
  readonly notes: readonly InternalNote[]
  readonly signal: Signal
  /** When it was approved, rejected, expired or withdrawn; later, when it was revoked. */
  readonly endedAt: string
  readonly erased: Erased
}

export type ApplicationFact = keyof ApplicationFacts

interface StateRow {
  readonly status: ApplicationStatus
  readonly has: readonly ApplicationFact[]
  readonly mayHave: readonly ApplicationFact[]
}

/**
 * The states of an application: its status, the facts that it has, and those that it may have. It has no other fact. The
 * types and the parser of stored items are derived from this table. An application that has ended may have been erased.
 */
export const applicationStates = {
  DRAFT: { status: 'DRAFT', has: [], mayHave: [] },
  OPEN_REVIEW: {
    status: 'IN_REVIEW',
    has: ['entered', 'submittedAt', 'deadline'],
    mayHave: ['lease', 'proposedRejection', 'notes', 'signal'],
  },
  DECIDED_REVIEW: {
    status: 'IN_REVIEW',
    has: ['entered', 'submittedAt', 'deadline', 'recordedDecision'],
    mayHave: ['notes', 'signal'],
  },
  RETRY_REQUESTED: {
    status: 'RETRY_REQUESTED',
    has: ['entered', 'submittedAt', 'deadline', 'recordedDecision', 'appliedDecision', 'reopened'],
    mayHave: ['notes'],
  },
  APPROVED: {
    status: 'APPROVED',
    has: ['submittedAt', 'deadline', 'recordedDecision', 'appliedDecision', 'endedAt'],
    mayHave: ['entered', 'certificateHash', 'notes', 'erased'],
  },
  REJECTED: {
    status: 'REJECTED',
    has: ['submittedAt', 'deadline', 'recordedDecision', 'appliedDecision', 'endedAt'],
    mayHave: ['entered', 'notes', 'erased'],
  },
  EXPIRED_DRAFT: { status: 'EXPIRED', has: ['endedAt'], mayHave: ['erased'] },
  EXPIRED_RETRY: {
    status: 'EXPIRED',
    has: ['submittedAt', 'deadline', 'recordedDecision', 'appliedDecision', 'endedAt'],
    mayHave: ['entered', 'notes', 'erased'],
  },
  WITHDRAWN_DRAFT: { status: 'WITHDRAWN', has: ['endedAt'], mayHave: ['signal', 'erased'] },
  /** Withdrawn from review, or when a retry was requested. */
  WITHDRAWN_SUBMISSION: {
    status: 'WITHDRAWN',
    has: ['submittedAt', 'deadline', 'endedAt'],
    mayHave: ['entered', 'recordedDecision', 'appliedDecision', 'notes', 'signal', 'erased'],
  },
  REVOKED: {
    status: 'REVOKED',
    has: ['submittedAt', 'deadline', 'recordedDecision', 'appliedDecision', 'endedAt'],
    mayHave: ['entered', 'certificateHash', 'notes', 'erased'],
  },
} as const satisfies Record<string, StateRow>

type StateTable = typeof applicationStates
export type ApplicationStateName = keyof StateTable

/** An application in a state. */
export type ApplicationIn<N extends ApplicationStateName> = N extends ApplicationStateName
  ? ApplicationBase & { readonly status: StateTable[N]['status'] } & {
      readonly [F in StateTable[N]['has'][number]]: ApplicationFacts[F]
    } & {
      readonly [F in StateTable[N]['mayHave'][number]]?: ApplicationFacts[F]
    } & {
      readonly [F in Exclude<
        ApplicationFact,
        StateTable[N]['has'][number] | StateTable[N]['mayHave'][number]
      >]?: never
    }
  : never

export type Application = ApplicationIn<ApplicationStateName>

export type Draft = ApplicationIn<'DRAFT'>
export type OpenReview = ApplicationIn<'OPEN_REVIEW'>
export type DecidedReview = ApplicationIn<'DECIDED_REVIEW'>
export type RetryRequested = ApplicationIn<'RETRY_REQUESTED'>
export type Approved = ApplicationIn<'APPROVED'>
export type SubmittedApplication = Extract<Application, { readonly submittedAt: string }>
export type EndedApplication = Extract<Application, { readonly endedAt: string }>

/** An application with everything that lives beside it, read in one consistent query. */
export interface ApplicationRecord<A extends Application = Application> {
  readonly application: A
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
export function isReviewOpen(application: Application): application is OpenReview {
  return application.status === 'IN_REVIEW' && application.recordedDecision === undefined
}
