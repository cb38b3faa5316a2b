import { isDeepStrictEqual } from 'node:util'
import type { ApplicationRecord } from '../../../domain/application.ts'
import { auditEntry, nextVersion, without } from '../../../domain/change.ts'
import type {
  DocumentFiles,
  DocumentName,
  InboxFile,
  InspectDocument,
  Inspection,
} from '../../../domain/document-ports.ts'
import { type AwaitedDocument, contentKeyText, type Document } from '../../../domain/documents.ts'
import { isEditable } from '../../../domain/lifecycle.ts'
import { maximumDocumentBytes } from '../../../domain/policy.ts'
import type { KeyedHash } from '../../../domain/ports.ts'
import { withoutRun, withRun } from '../../../domain/validation-runs.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { concludeValidation, type Verdict } from './conclude-validation.ts'

interface Dependencies extends CommitDependencies, ActSources {
  readonly files: DocumentFiles
  readonly inspect: InspectDocument
  /** Called before the file is fetched, once an inspection is certain. */
  readonly prepareInspection: () => void
  readonly keyedHash: KeyedHash
  /** Whether the stage has machines read accepted documents. */
  readonly readsDocuments: boolean
  /** SHA-256, base64. */
  readonly digest: (bytes: Uint8Array) => string
}

type Outcome = 'ACCEPTED' | 'REFUSED' | 'NOT_AWAITED'

function findAwaited(record: ApplicationRecord | undefined, documentId: string): AwaitedDocument | undefined {
  const document = record?.documents.find(candidate => candidate.documentId === documentId)
  if (record === undefined || document === undefined) return undefined
  const pending = document.status === 'AWAITING_UPLOAD' || document.status === 'VALIDATING'
  const { sha256 } = document
  return pending &&
    sha256 !== undefined &&
    document.supersededAt === undefined &&
    isEditable(record.application.status)
    ? { ...document, sha256 }
    : undefined
}

async function inspectUpload(
  deps: Dependencies,
  document: AwaitedDocument,
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

/** Stores the accepted file and every page's images. Only the record is missing afterwards. */
async function storeAccepted(
  deps: Dependencies,
  document: AwaitedDocument,
  file: InboxFile | 'TOO_LARGE',
  inspection: Inspection,
): Promise<Verdict> {
  if (!inspection.accepted) return { accepted: false, refusal: inspection.refusal }
  if (file === 'TOO_LARGE') throw new Error('a file was accepted that nobody read')
  const { format, signals, images } = inspection
  const contentHash = await deps.keyedHash.of(contentKeyText(document))
  await deps.files.storeInVault(document, file.bytes, images)
  const pending = deps.readsDocuments ? ({ evidence: 'PENDING' } as const) : {}
  return { accepted: true, format, signals, contentHash, ...pending }
}

/**
 * Marks the document and lists this run, if the application still accepts files. So no run begins after its end, and an
 * erasure sees every earlier run.
 */
async function markValidating(
  deps: Dependencies,
  uploaded: DocumentName,
  runId: string,
): Promise<AwaitedDocument | undefined> {
  return commitChange(deps, async () => {
    const record = await deps.records.application(uploaded.applicationId)
    const document = findAwaited(record, uploaded.documentId)
    if (record === undefined || document === undefined) return { result: undefined }
    const { application } = record
    const act = newAct(deps, 'system', 'validate-document')
    const after = withRun<AwaitedDocument>(
      { ...document, status: 'VALIDATING', validatingSince: act.at },
      { id: runId, since: act.at },
    )
    return {
      change: {
        application: {
          before: application,
          after: nextVersion(application, application, act.at, []).application,
        },
        documents: [{ before: document, after }],
        audit: auditEntry(act, application.accountId, 'document.validate', {
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
 * Validates one uploaded file: moves an accepted file to the vault and deletes a refused one. For a repeated or late
 * event, the document is validated or superseded already, and the upload is deleted unread. After a crash at any point,
 * the next event continues.
 */
export async function validateDocument(deps: Dependencies, uploaded: DocumentName): Promise<Outcome> {
  // Read first: a presigned address may work again after the inbox was emptied, and the new upload must not be read.
  const record = await deps.records.application(uploaded.applicationId)
  if (findAwaited(record, uploaded.documentId) === undefined) return discardUpload(deps, uploaded)
  deps.prepareInspection()
  // Fetched before the document is marked: without its file a marked document would never get a verdict.
  const file = await deps.files.readInbox(uploaded, maximumDocumentBytes)
  if (file === undefined) return discardUpload(deps, uploaded)
  const runId = deps.newId()
  const document = await markValidating(deps, uploaded, runId)
  if (document === undefined) return discardUpload(deps, uploaded)
  const verdict = await storeAccepted(deps, document, file, await inspectUpload(deps, document, file))
  const outcome = await commitChange<Outcome>(deps, async () => {
    const record = await deps.records.application(uploaded.applicationId)
    const current = findAwaited(record, uploaded.documentId)
    if (record === undefined || current === undefined) return { result: 'NOT_AWAITED' }
    return {
      change: concludeValidation(
        record,
        current,
        verdict,
        newAct(deps, 'system', 'validate-document'),
        runId,
      ),
      result: verdict.accepted ? 'ACCEPTED' : 'REFUSED',
    }
  })
  if (outcome === 'ACCEPTED') await deps.files.deleteFromInbox(uploaded)
  else await discardUpload(deps, uploaded, runId)
  return outcome
}

const findDocument = (
  record: ApplicationRecord | undefined,
  { documentId }: DocumentName,
): Document | undefined => record?.documents.find(candidate => candidate.documentId === documentId)

/**
 * Deletes, in all versions, the files stored by this run or a crashed one, unless the document is accepted and current.
 * A document that still awaits its verdict is left unchanged: its file will arrive, or another run validates it.
 */
async function discardUpload(
  deps: Dependencies,
  uploaded: DocumentName,
  runId?: string,
): Promise<'NOT_AWAITED'> {
  const record = await deps.records.application(uploaded.applicationId)
  if (findAwaited(record, uploaded.documentId) !== undefined) return 'NOT_AWAITED'
  const document = findDocument(record, uploaded)
  const isKept =
    document?.status === 'ACCEPTED' && document.supersededAt === undefined && document.erasedAt === undefined
  if (!isKept) await deps.files.deleteFromVault(uploaded)
  await deps.files.deleteFromInbox(uploaded)
  await endRun(deps, uploaded, runId)
  return 'NOT_AWAITED'
}

/** Records that this run stores no more files. A document without another run is not VALIDATING any more. */
async function endRun(
  deps: Dependencies,
  uploaded: DocumentName,
  runId: string | undefined,
): Promise<undefined> {
  return commitChange(deps, async () => {
    const record = await deps.records.application(uploaded.applicationId)
    const before = findDocument(record, uploaded)
    if (record === undefined || before === undefined) return { result: undefined }
    const act = newAct(deps, 'system', 'validate-document')
    const rest = withoutRun(before, runId, act.at)
    const isAbandoned = rest.status === 'VALIDATING' && rest.supersededAt === undefined
    const after: Document = isAbandoned
      ? { ...without(rest, 'validatingSince'), status: 'AWAITING_UPLOAD' }
      : rest
    if (isDeepStrictEqual(before, after)) return { result: undefined }
    const { slot, documentId } = before
    return {
      change: {
        documents: [{ before, after }],
        audit: auditEntry(act, record.application.accountId, 'document.discard', {
          applicationId: uploaded.applicationId,
          from: before.status,
          to: after.status,
          details: { slot, documentId },
        }),
      },
      result: undefined,
    }
  })
}
