import type { AccountExportView } from '../../../contract/account-export.ts'
import type { ApplicantTerms } from '../../../domain/applicant-terms.ts'
import type { ApplicationRecord } from '../../../domain/application.ts'
import type { AuditEntry } from '../../../domain/audit.ts'
import { without } from '../../../domain/change.ts'
import type { OwnersAddresses } from '../../../domain/document-ports.ts'
import type { Document } from '../../../domain/documents.ts'
import { neutralDetails } from '../../../domain/neutral-reasons.ts'
import type { OpenedReading } from '../evidence/stored-readings.ts'
import { applicationView } from '../intake/application-view.ts'

type ApplicationExport = AccountExportView['applications'][number]
type DocumentExport = ApplicationExport['documents'][number]
type AuditEntryExport = AccountExportView['auditTrail'][number]

/** Exports any requested upload. `files` and `reading` are present only if they are stored. */
export function documentExport(
  document: Document,
  files: OwnersAddresses | undefined,
  reading: OpenedReading | undefined,
): DocumentExport {
  const { applicationId: _its, signals, contentHash: _keyed, advice, ...rest } = document
  return {
    ...rest,
    ...(advice === undefined ? {} : { advice: [...advice] }),
    ...(reading === undefined
      ? {}
      : { reading: { readAt: reading.readAt, pages: reading.pages.map(page => ({ ...page })) } }),
    ...(signals === undefined
      ? {}
      : { measured: { pages: signals.pages.map(page => ({ ...page })), origin: { ...signals.origin } } }),
    ...(files === undefined
      ? {}
      : {
          files: {
            originalUrl: files.originalUrl,
            pages: files.pages.map(page => ({ ...page })),
            urlsExpireAt: files.expiresAt,
          },
        }),
  }
}

export function applicationExport(
  record: ApplicationRecord,
  documents: DocumentExport[],
  entered: ApplicationExport['entered'],
  now: string,
  terms: ApplicantTerms,
): ApplicationExport {
  const { consent, endedAt } = record.application
  return {
    ...applicationView(record, now, terms),
    documents,
    consent: { ...consent },
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(entered === undefined ? {} : { entered }),
  }
}

/** The attributes of an entry's details that name a reviewer. */
const reviewersIn = ['confirms', 'overrides', 'colleague']

/** Staff are exported by role only, without their ids. */
export function auditEntryExport(
  { accountId: _own, actor, details, ...entry }: AuditEntry,
  { neutralRejections }: ApplicantTerms,
): AuditEntryExport {
  const isStaff = actor.role === 'reviewer' || actor.role === 'operator'
  const shown = details !== undefined && neutralRejections ? neutralDetails(details) : details
  return {
    ...entry,
    actor: isStaff ? { role: actor.role } : { ...actor },
    ...(shown === undefined ? {} : { details: without({ ...shown }, ...reviewersIn) }),
  }
}
