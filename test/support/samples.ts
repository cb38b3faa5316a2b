import { randomUUID } from 'node:crypto'
import type { Account } from '../../domain/account.ts'
import {
  type Application,
  type ApplicationFacts,
  type ApplicationIn,
  type ApplicationStateName,
  applicationStates,
  type Draft,
  type EnteredDetails,
} from '../../domain/application.ts'
import type { AuditEntry } from '../../domain/audit.ts'
import { domainEvent } from '../../domain/change.ts'
import type { AwaitedDocument, ExaminedDocument } from '../../domain/documents.ts'
import type { DomainEvent, DomainEventName } from '../../domain/events.ts'
import type { HostedSession } from '../../domain/session.ts'
import { sampleMeasurements } from './sample-measurements.ts'
import { monday } from './world.ts'

export function sampleAccount(changed: Partial<Account> = {}): Account {
  return {
    accountId: `account-${randomUUID()}`,
    registrationRegion: 'DE',
    partnerProgram: false,
    authenticationStatus: 'UNAUTHENTICATED',
    createdAt: monday,
    updatedAt: monday,
    version: 1,
    ...changed,
  } as Account
}

export function sampleSession(changed: Partial<HostedSession> = {}): HostedSession {
  return {
    kind: 'HOSTED',
    sessionId: randomUUID(),
    accountId: `account-${randomUUID()}`,
    links: ['link-hash'],
    accessTokens: [{ hash: 'access-hash', capability: 'APPLY', expiresAt: monday }],
    handoffs: [{ hash: 'handoff-hash', expiresAt: monday }],
    metadata: { orderId: '4711' },
    emailCiphertext: 'bWFpbA==',
    locale: 'zh',
    returnUrl: 'https://shop.test/verified',
    createdAt: monday,
    expiresAt: monday,
    version: 1,
    ...changed,
  }
}

/** A draft. */
export function sampleApplication(changed: Partial<Draft> = {}): Draft {
  return {
    applicationId: randomUUID(),
    accountId: `account-${randomUUID()}`,
    status: 'DRAFT',
    attempt: 1,
    certificateType: 'PASSPORT',
    issuingRegion: 'DE',
    consent: { policyVersion: '2026-01', givenAt: monday },
    currentDocuments: {},
    overdue: false,
    createdAt: monday,
    updatedAt: monday,
    eventSequence: 1,
    version: 1,
    ...changed,
  }
}

export function sampleEntered(certificateHash: string): EnteredDetails {
  return {
    nameCiphertext: 'bmFtZQ==',
    nameHash: 'name-hash',
    numberCiphertext: 'bnVtYmVy',
    maskedNumber: 'C******47',
    certificateHash,
    expiryDate: '2031-05-01',
  }
}

/** One value of each fact. No application has all of them. */
export const sampleFacts: ApplicationFacts = {
  entered: sampleEntered('hash'),
  certificateHash: 'hash',
  supersededBy: 'renewal-1',
  reopened: { slots: ['HOLDING'], fields: ['name'] },
  submittedAt: monday,
  deadline: {
    dueSoonAt: '2026-11-26T05:30:00.000Z',
    dueAt: '2026-11-26T10:00:00.000Z',
    dueProvisional: true,
    revision: 2,
    told: { dueSoon: true, overdueFor: '2026-11-26T10:00:00.000Z' },
  },
  lease: { reviewerId: 'reviewer-1', expiresAt: '2026-11-23T02:15:00.000Z' },
  hints: ['GLARE'],
  proposedRejection: {
    reasons: [{ code: 'FORGED' }],
    reviewerId: 'reviewer-2',
    proposedAt: '2026-11-23T02:09:00.000Z',
  },
  recordedDecision: {
    outcome: 'REQUEST_RETRY',
    reasons: [{ code: 'PHOTO_BLURRED', slot: 'HOLDING' }],
    reviewerId: 'reviewer-1',
    decidedAt: '2026-11-23T02:10:00.000Z',
  },
  appliedDecision: {
    outcome: 'REJECT',
    reasons: [{ code: 'FORGED' }],
    decidedAt: '2026-11-23T02:10:00.000Z',
    attemptsExhausted: true,
  },
  overrideProposal: {
    proposalId: '4d0f0c2e-3f7b-4f64-9f0e-6a1f5b8c2d13',
    operatorId: 'operator-1',
    reasonCiphertext: 'd3Jvbmc=',
    proposedAt: '2026-11-23T02:11:00.000Z',
    expiresAt: '2026-11-30T02:11:00.000Z',
  },
  override: {
    at: '2026-11-23T02:12:00.000Z',
    proposedBy: 'operator-1',
    confirmedBy: 'operator-2',
    barred: ['reviewer-3', 'operator-1'],
  },
  notes: [
    { attempt: 1, reviewerId: 'reviewer-1', at: '2026-11-23T02:10:00.000Z', ciphertext: 'bm90ZQ==' },
    { attempt: 1, operatorId: 'operator-1', at: '2026-11-23T02:12:00.000Z', ciphertext: 'cmVhc29u' },
    {
      attempt: 1,
      reviewerId: 'reviewer-2',
      at: '2026-11-23T02:13:00.000Z',
      ciphertext: 'aGFuZGVk',
      handover: { to: 'reviewer-1' },
    },
  ],
  handover: { by: 'reviewer-2', to: 'reviewer-1', at: '2026-11-23T02:13:00.000Z' },
  consultations: [
    {
      consultationId: 'consultation-1',
      attempt: 1,
      askedBy: 'reviewer-1',
      to: 'reviewer-2',
      askedAt: '2026-11-23T02:05:00.000Z',
      questionCiphertext: 'cXVlc3Rpb24=',
      opinion: {
        reviewerId: 'reviewer-2',
        outcome: 'REQUEST_RETRY',
        reasons: [{ code: 'PHOTO_BLURRED', slot: 'HOLDING' }],
        noteCiphertext: 'b3Bpbmlvbg==',
        at: '2026-11-23T02:08:00.000Z',
      },
    },
  ],
  signal: { kind: 'REQUEST_RETRY', attempt: 1, at: '2026-11-23T02:10:00.000Z' },
  endedAt: monday,
  erased: { begunAt: monday, imagesAt: monday, personalFields: { at: monday, names: ['name'] } },
}

export const applicationStateNames = Object.keys(applicationStates) as ApplicationStateName[]

/** An application in a state with the required facts. */
export function applicationIn<N extends ApplicationStateName>(
  name: N,
  changed: Partial<ApplicationIn<N>> = {},
): ApplicationIn<N> {
  const { status, has } = applicationStates[name]
  const facts = Object.fromEntries(has.map(fact => [fact, sampleFacts[fact]]))
  return { ...sampleApplication(), status, ...facts, ...changed } as ApplicationIn<N>
}

export function sampleDocument(changed: Partial<AwaitedDocument> = {}): AwaitedDocument {
  return {
    applicationId: randomUUID(),
    documentId: randomUUID(),
    slot: 'DATA_PAGE',
    status: 'AWAITING_UPLOAD',
    extension: 'jpg',
    contentType: 'image/jpeg',
    sizeBytes: 7,
    sha256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    createdAt: monday,
    ...changed,
  }
}

export function examinedDocument(changed: Partial<ExaminedDocument> = {}): ExaminedDocument {
  return {
    ...sampleDocument(),
    status: 'ACCEPTED',
    format: 'JPEG',
    signals: sampleMeasurements(),
    examinedAt: monday,
    contentHash: 'content-hash',
    ...changed,
  }
}

export function sampleAudit(accountId: string, changed: Partial<AuditEntry> = {}): AuditEntry {
  return {
    auditId: `${monday}#${randomUUID()}`,
    accountId,
    at: monday,
    actor: { role: 'system', id: 'test' },
    action: 'account.put',
    ...changed,
  }
}

export function sampleEvent(
  application: Application,
  sequence = 1,
  name: DomainEventName = 'application.created',
): DomainEvent {
  return domainEvent(application, name, sequence, monday)
}
