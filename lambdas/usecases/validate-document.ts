import type { ApplicationRecord } from '../../domain/application.ts'
import { auditEntry, nextVersion } from '../../domain/change.ts'
import { type Document, maximumDocumentBytes } from '../../domain/documents.ts'
import { isEditable } from '../../domain/lifecycle.ts'
import type {
  Change,
  DocumentFiles,
  DocumentName,
  InboxFile,
  InspectDocument,
  Inspection,
} from '../../domain/ports.ts'
import { type Committing, commitChange } from './commit-change.ts'
import { type Acting, act } from './people.ts'

interface Dependencies extends Committing, Acting {
  readonly files: DocumentFiles
  readonly inspect: InspectDocument
  /** SHA-256, base64. */
  readonly digest: (bytes: Uint8Array) => string
}

type Outcome = 'ACCEPTED' | 'REFUSED' | 'NOT_AWAITED'

function awaited(record: ApplicationRecord | undefined, documentId: string): Document | undefined {
  const document = record?.documents.find(candidate => candidate.documentId === documentId)
  if (record === undefined || document === undefined) return undefined
  const pending = document.status === 'AWAITING_UPLOAD' || document.status === 'VALIDATING'
  return pending && document.supersededAt === undefined && isEditable(record.application.status)
    ? document
    : undefined
}

async function judge(
  deps: Dependencies,
  document: Document,
  file: InboxFile | 'TOO_LARGE',
): Promise<Inspection> {
  if (file === 'TOO_LARGE') return { accepted: false, refusal: 'FILE_TOO_LARGE' }
  if (file.bytes.length === 0) return { accepted: false, refusal: 'EMPTY_FILE' }
  if (deps.digest(file.bytes) !== document.sha256) return { accepted: false, refusal: 'CHECKSUM_MISMATCH' }
  return deps.inspect({
    bytes: file.bytes,
    declaredContentType: document.contentType,
    fileName: `file.${document.extension}`,
  })
}

function concluded(
  deps: Dependencies,
  { application }: ApplicationRecord,
  document: Document,
  inspection: Inspection,
): Change {
  const validated = act(deps, 'system', 'validate-document')
  const { slot } = document
  const after: Document = inspection.accepted
    ? { ...document, status: 'ACCEPTED', format: inspection.format }
    : { ...document, status: 'REFUSED', refusal: inspection.refusal }
  const details = { slot, ...(inspection.accepted ? {} : { refusal: inspection.refusal }) }
  const event = inspection.accepted ? 'document.accepted' : 'document.refused'
  const next = nextVersion(application, application, validated.at, [event], details)
  return {
    application: { before: application, after: next.application },
    documents: [{ before: document, after }],
    audit: auditEntry(
      validated,
      application.accountId,
      inspection.accepted ? 'document.accept' : 'document.refuse',
      {
        applicationId: application.applicationId,
        from: document.status,
        to: after.status,
        details: { ...details, documentId: document.documentId },
      },
    ),
    events: next.events,
  }
}

async function markValidating(deps: Dependencies, uploaded: DocumentName): Promise<Document | undefined> {
  return commitChange(deps, async () => {
    const record = await deps.records.application(uploaded.applicationId)
    const document = awaited(record, uploaded.documentId)
    if (record === undefined || document === undefined) return { result: undefined }
    if (document.status === 'VALIDATING') return { result: document }
    const begun = act(deps, 'system', 'validate-document')
    const after: Document = { ...document, status: 'VALIDATING' }
    return {
      change: {
        documents: [{ before: document, after }],
        audit: auditEntry(begun, record.application.accountId, 'document.validate', {
          applicationId: uploaded.applicationId,
          from: document.status,
          to: 'VALIDATING',
          details: { slot: document.slot, documentId: document.documentId },
        }),
      },
      result: after,
    }
  })
}

/**
 * Judges one uploaded file and moves it on: accepted to the vault, refused out of existence. A second or late event
 * finds the document judged or superseded and only clears away what is left; after a crash at any point the next event
 * goes on.
 */
export async function validateDocument(deps: Dependencies, uploaded: DocumentName): Promise<Outcome> {
  const document = await markValidating(deps, uploaded)
  if (document === undefined) return clearAway(deps, uploaded)
  const file = await deps.files.readInbox(document, maximumDocumentBytes)
  if (file === undefined) return 'NOT_AWAITED'
  const inspection = await judge(deps, document, file)
  if (inspection.accepted && file !== 'TOO_LARGE') await deps.files.storeOriginal(document, file.bytes)
  const outcome = await commitChange<Outcome>(deps, async () => {
    const record = await deps.records.application(uploaded.applicationId)
    const current = awaited(record, uploaded.documentId)
    if (record === undefined || current === undefined) return { result: 'NOT_AWAITED' }
    return {
      change: concluded(deps, record, current, inspection),
      result: inspection.accepted ? 'ACCEPTED' : 'REFUSED',
    }
  })
  if (outcome === 'NOT_AWAITED') return clearAway(deps, uploaded)
  await deps.files.deleteFromInbox(document)
  return outcome
}

/**
 * It was judged, superseded or withdrawn before: what this run, or one that crashed, has stored stays only if it was
 * accepted and still stands.
 */
async function clearAway(deps: Dependencies, uploaded: DocumentName): Promise<'NOT_AWAITED'> {
  const record = await deps.records.application(uploaded.applicationId)
  const document = record?.documents.find(candidate => candidate.documentId === uploaded.documentId)
  if (document?.status !== 'ACCEPTED' || document.supersededAt !== undefined) {
    await deps.files.deleteFromVault(uploaded)
  }
  await deps.files.deleteFromInbox(uploaded)
  return 'NOT_AWAITED'
}
