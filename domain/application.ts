import { type CertificateType, type Slot, slotsOf } from './certificates.ts'
import type { PersonalFieldName } from './content.ts'
import type { Document } from './documents.ts'
import type { DomainEvent } from './events.ts'
import type { ApplicationStatus } from './lifecycle.ts'
import type { QueueHint } from './queue-hints.ts'
import type { DecisionReason, ReasonField } from './reasons.ts'
import type { Region } from './regions.ts'
import type { DeadlineTimes } from './working-days.ts'

export const decisionOutcomes = ['APPROVE', 'REQUEST_RETRY', 'REJECT'] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

export const signalKinds = ['SUBMITTED', 'REOPENED', 'WITHDRAWN', ...decisionOutcomes] as const

/** `OPERATOR`: the application is parked until an operator resumes it or the applicant withdraws it. */
export const waitTargets = ['SUBMISSION', 'DECISION', 'OPERATOR'] as const

/** The applicant's details. Name and number are stored encrypted; the number also as a keyed hash for the quota. */
export interface EnteredDetails {
  readonly nameCiphertext: string
  /** Keyed hash of `nameKeyText`. Absent in items of earlier versions. */
  readonly nameHash?: string
  readonly numberCiphertext: string
  readonly maskedNumber: string
  /** KMS HMAC of the person's number: the key of the item that holds the certificate's places. */
  readonly certificateHash: string
  /** YYYY-MM-DD; absent for a long-term certificate. */
  readonly expiryDate?: string
}

export interface Deadline extends DeadlineTimes {
  /** Number of times that the deadline was moved; absent: none. Each revision has its own watch. */
  readonly revision?: number
  /** Notifications already sent for this deadline. A repeated step does not send them again. */
  readonly told?: { readonly dueSoon?: true; readonly overdueFor?: string }
}

/** A reviewer's decision before it is applied. */
export interface RecordedDecision {
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
  readonly reviewerId: string
  /** The role of the caller that simulated the decision in test mode. Absent for a reviewer's decision. */
  readonly simulatedBy?: 'operator' | 'system'
  /** Four eyes: the reviewer who proposed the rejection that this decision confirms or overrides. */
  readonly proposedBy?: string
  /** When the reviewer claimed the review. Absent if nobody did, or for a claim of an earlier version. */
  readonly claimedAt?: string
  readonly decidedAt: string
}

/** Four eyes: a rejection that another reviewer has not confirmed yet. The review is still open. */
export interface ProposedRejection {
  readonly reasons: readonly DecisionReason[]
  readonly reviewerId: string
  readonly proposedAt: string
}

/** Four eyes: an operator's proposal that the rejected application be reviewed again. Another operator confirms it. */
export interface OverrideProposal {
  readonly proposalId: string
  readonly operatorId: string
  /** Why the decision was wrong. Encrypted like notes. */
  readonly reasonCiphertext: string
  readonly proposedAt: string
  readonly expiresAt: string
}

/** Operators had the attempt reviewed again. Its reason is the operator's note of the same time. */
interface Override {
  readonly at: string
  readonly proposedBy: string
  readonly confirmedBy: string
  /** Who can't decide the attempt again: those who decided it, and those who proposed an override. */
  readonly barred: readonly string[]
}

/**
 * A reviewer's note for the next reviewer, or an operator's note on a revocation or an override. Applicants never see it.
 */
interface InternalNote {
  readonly attempt: number
  /** Present in a reviewer's note only. */
  readonly reviewerId?: string
  /** Present in an operator's note only. */
  readonly operatorId?: string
  readonly at: string
  readonly ciphertext: string
  /** Present in the note of a handover. `to`: the named colleague. */
  readonly handover?: { readonly to?: string }
}

/** The holder of a review has handed it over. It waits for the named colleague (`to`), or for any reviewer. */
interface Handover {
  readonly by: string
  readonly to?: string
  readonly at: string
}

/** What a colleague would decide. The decision remains with the holder of the review. */
export interface ColleagueOpinion {
  readonly reviewerId: string
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
  readonly noteCiphertext?: string
  readonly at: string
}

/** The holder of a review asks the named colleague (`to`), or any reviewer, for an opinion. */
export interface Consultation {
  readonly consultationId: string
  readonly attempt: number
  readonly askedBy: string
  readonly to?: string
  readonly askedAt: string
  readonly questionCiphertext: string
  readonly opinion?: ColleagueOpinion
}

/** The outcome of a decision: an approval becomes a retry or a rejection when a rule no longer holds. */
export interface AppliedDecision {
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
  readonly decidedAt: string
  /** The decision was a retry, but the last attempt was used up. */
  readonly attemptsExhausted?: true
}

/** An event that the workflow has not processed yet. The step that processes it removes the signal. */
export interface Signal {
  readonly kind: (typeof signalKinds)[number]
  readonly attempt: number
  readonly at: string
}

/** The task on which an application's execution waits, as written by the execution. */
export interface Waiting {
  readonly for: (typeof waitTargets)[number]
  readonly attempt: number
  readonly token: string
}

/** The part of an application that the API and the workflow exchange. */
export interface ApplicationState {
  readonly applicationId: string
  readonly signal?: Signal | undefined
  readonly waiting?: Waiting | undefined
  readonly run?: number | undefined
}

/** The erased content of an application, with times. */
export interface Erased {
  /** Since then, a rejected application cannot be reviewed again: its files are being deleted. */
  readonly begunAt?: string
  readonly imagesAt?: string
  readonly personalFields?: { readonly at: string; readonly names: readonly PersonalFieldName[] }
}

/** Test mode: the decision that a name asks for. */
export interface NamedDecision {
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
}

export const applicationPurposes = ['AUTHENTICATION', 'RENEWAL'] as const

/** Attributes of an application in any state. */
export interface ApplicationBase {
  readonly applicationId: string
  readonly accountId: string
  /** Started while the account was authenticated, to replace its certificate. Absent: to authenticate the account. */
  readonly purpose?: 'RENEWAL'
  /** Counts submissions: 1 until the first retry is submitted. */
  readonly attempt: number
  readonly certificateType: CertificateType
  readonly issuingRegion: Region
  /** `locale`: the language in which the consent was requested, if known. */
  readonly consent: { readonly policyVersion: string; readonly givenAt: string; readonly locale?: string }
  /** The current document of each slot. A slot without a document awaits an upload. */
  readonly currentDocuments: Readonly<Partial<Record<Slot, string>>>
  readonly overdue: boolean
  /** The attempt for which the applicant was last warned of the coming expiry. */
  readonly expiryToldFor?: number
  /** `resuming`: the automatic resumption is counted and recorded. */
  readonly parked?: { readonly at: string; readonly error: string; readonly resuming?: true }
  /** Number of automatic resumptions since an operator last resumed it; absent: none. */
  readonly resumptions?: number
  /** Number of times that its execution was replaced; absent: none. */
  readonly run?: number
  /** Started in a session: no person with a token of the issuer may use it. */
  readonly startedInSession?: true
  /** Created in test mode: a program may have decided it. */
  readonly test?: true
  /** Test mode: the decision that the name of this attempt asks for, until the workflow carries it out. */
  readonly namedDecision?: NamedDecision & { readonly attempt: number }
  readonly createdAt: string
  readonly updatedAt: string
  readonly eventSequence: number
  readonly version: number
}

/** A reviewer's exclusive claim on a review. */
export interface Lease {
  readonly reviewerId: string
  /** Kept when the lease is renewed. Absent for a claim of an earlier version. */
  readonly claimedAt?: string
  readonly expiresAt: string
}

/** Facts of an application that exist in some states only. */
export interface ApplicationFacts {
  readonly entered: EnteredDetails
  /** Copied from `entered` at its erasure and kept while the authentication lasts. */
  readonly certificateHash: string
  /** The renewal that replaced this approved application. It authenticates nobody any more. */
  readonly supersededBy: string
  /** The slots and fields that the applicant may change. */
  readonly reopened: { readonly slots: readonly Slot[]; readonly fields: readonly ReasonField[] }
  readonly submittedAt: string
  readonly deadline: Deadline
  readonly lease: Lease
  /** Hints of the current documents, for filters of the queue. Absent: none. */
  readonly hints: readonly QueueHint[]
  readonly proposedRejection: ProposedRejection
  readonly recordedDecision: RecordedDecision
  readonly appliedDecision: AppliedDecision
  readonly handover: Handover
  readonly overrideProposal: OverrideProposal
  readonly override: Override
  readonly notes: readonly InternalNote[]
  readonly consultations: readonly Consultation[]
  readonly signal: Signal
  /** Time of the approval, rejection, expiry or withdrawal; after a revocation, its time. */
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
 * The states of an application: its status, its required facts and its optional facts. Other facts are not allowed. The
 * types and the parser of stored items are derived from this table. An ended application may be erased.
 */
export const applicationStates = {
  DRAFT: { status: 'DRAFT', has: [], mayHave: [] },
  OPEN_REVIEW: {
    status: 'IN_REVIEW',
    has: ['entered', 'submittedAt', 'deadline'],
    mayHave: [
      'lease',
      'hints',
      'proposedRejection',
      'handover',
      'override',
      'notes',
      'consultations',
      'signal',
    ],
  },
  DECIDED_REVIEW: {
    status: 'IN_REVIEW',
    has: ['entered', 'submittedAt', 'deadline', 'recordedDecision'],
    mayHave: ['override', 'notes', 'consultations', 'signal'],
  },
  RETRY_REQUESTED: {
    status: 'RETRY_REQUESTED',
    has: ['entered', 'submittedAt', 'deadline', 'recordedDecision', 'appliedDecision', 'reopened'],
    mayHave: ['override', 'notes', 'consultations'],
  },
  APPROVED: {
    status: 'APPROVED',
    has: ['submittedAt', 'deadline', 'recordedDecision', 'appliedDecision', 'endedAt'],
    mayHave: ['entered', 'certificateHash', 'override', 'notes', 'consultations', 'erased'],
  },
  SUPERSEDED: {
    status: 'APPROVED',
    has: ['submittedAt', 'deadline', 'recordedDecision', 'appliedDecision', 'endedAt', 'supersededBy'],
    mayHave: ['entered', 'certificateHash', 'override', 'notes', 'consultations', 'erased'],
  },
  REJECTED: {
    status: 'REJECTED',
    has: ['submittedAt', 'deadline', 'recordedDecision', 'appliedDecision', 'endedAt'],
    mayHave: ['entered', 'overrideProposal', 'override', 'notes', 'consultations', 'erased'],
  },
  EXPIRED_DRAFT: { status: 'EXPIRED', has: ['endedAt'], mayHave: ['erased'] },
  EXPIRED_RETRY: {
    status: 'EXPIRED',
    has: ['submittedAt', 'deadline', 'recordedDecision', 'appliedDecision', 'endedAt'],
    mayHave: ['entered', 'override', 'notes', 'consultations', 'erased'],
  },
  WITHDRAWN_DRAFT: { status: 'WITHDRAWN', has: ['endedAt'], mayHave: ['signal', 'erased'] },
  /** Withdrawn during the review, or after a retry was requested. */
  WITHDRAWN_SUBMISSION: {
    status: 'WITHDRAWN',
    has: ['submittedAt', 'deadline', 'endedAt'],
    mayHave: [
      'entered',
      'recordedDecision',
      'appliedDecision',
      'override',
      'notes',
      'consultations',
      'signal',
      'erased',
    ],
  },
  REVOKED: {
    status: 'REVOKED',
    has: ['submittedAt', 'deadline', 'recordedDecision', 'appliedDecision', 'endedAt'],
    mayHave: ['entered', 'certificateHash', 'override', 'notes', 'consultations', 'erased'],
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
export type Rejected = ApplicationIn<'REJECTED'>
export type SubmittedApplication = Extract<Application, { readonly submittedAt: string }>
export type EndedApplication = Extract<Application, { readonly endedAt: string }>

/** An application with its documents and events, read in one consistent query. */
export interface ApplicationRecord<A extends Application = Application> {
  readonly application: A
  readonly documents: readonly Document[]
  readonly events: readonly DomainEvent[]
}

export function currentDocument(record: ApplicationRecord, slot: Slot): Document | undefined {
  const documentId = record.application.currentDocuments[slot]
  return record.documents.find(document => document.documentId === documentId)
}

/** The current documents, in the certificate's order. */
export function currentDocumentsOf(record: ApplicationRecord): (Document | undefined)[] {
  return slotsOf(record.application.certificateType).map(slot => currentDocument(record, slot))
}

/** The key of the certificate's places. It remains available after the erasure of the entered details. */
export function certificateHashOf({ entered, certificateHash }: Application): string | undefined {
  return entered?.certificateHash ?? certificateHash
}

/** The slots without an accepted file, in the certificate's order. */
export function incompleteSlots(record: ApplicationRecord): Slot[] {
  return slotsOf(record.application.certificateType).filter(
    slot => currentDocument(record, slot)?.status !== 'ACCEPTED',
  )
}

/** The number of the attempt that the next submission makes. */
export function awaitedAttempt({ status, attempt }: Application): number {
  return status === 'RETRY_REQUESTED' ? attempt + 1 : attempt
}

/** When the clock of the attempt's review began: at its submission, or when it was reopened. */
export function reviewBeganAt({ submittedAt, override }: OpenReview | DecidedReview): string {
  return override?.at ?? submittedAt
}

/** Whether the application authenticates its account now. */
export function isStanding(application: Application): application is Approved {
  return application.status === 'APPROVED' && application.supersededBy === undefined
}

/** A review is open from submission until a reviewer has decided. */
export function isReviewOpen(application: Application): application is OpenReview {
  return application.status === 'IN_REVIEW' && application.recordedDecision === undefined
}
