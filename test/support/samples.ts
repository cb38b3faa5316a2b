import { randomUUID } from 'node:crypto'
import type { Account } from '../../domain/account.ts'
import type { Application } from '../../domain/application.ts'
import type { AuditEntry } from '../../domain/audit.ts'
import { domainEvent } from '../../domain/change.ts'
import type { AwaitedDocument, ExaminedDocument } from '../../domain/documents.ts'
import type { DomainEvent, DomainEventName } from '../../domain/events.ts'
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
  }
}

export function sampleApplication(changed: Partial<Application> = {}): Application {
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

export function sampleEntered(certificateHash: string): NonNullable<Application['entered']> {
  return {
    nameCiphertext: 'bmFtZQ==',
    nameHash: 'name-hash',
    numberCiphertext: 'bnVtYmVy',
    maskedNumber: 'C******47',
    certificateHash,
    expiryDate: '2031-05-01',
  }
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
