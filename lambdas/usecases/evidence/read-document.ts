import { isDeepStrictEqual } from 'node:util'
import {
  type Application,
  type ApplicationRecord,
  currentDocument,
  currentDocumentsOf,
  isReviewOpen,
} from '../../../domain/application.ts'
import type { Slot } from '../../../domain/certificates.ts'
import { auditEntry, nextVersion, without } from '../../../domain/change.ts'
import type { DocumentFiles, ReadingEncryption } from '../../../domain/document-ports.ts'
import { type Document, type ExaminedDocument, isExamined } from '../../../domain/documents.ts'
import { adviseDocument } from '../../../domain/evidence/advised-document.ts'
import type { DocumentReading, ReadDocument } from '../../../domain/evidence/document-reading.ts'
import { adviceCounting } from '../../../domain/figures.ts'
import { localDate } from '../../../domain/local-time.ts'
import { maximumReadingBytes, readingAttempts } from '../../../domain/policy.ts'
import type { Replacement } from '../../../domain/ports.ts'
import { queueHintsOf } from '../../../domain/queue-hints.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import type { EvidenceRules } from './review-evidence.ts'

interface Reading extends CommitDependencies, ActSources {
  readonly readings: ReadingEncryption
  readonly evidenceRules: EvidenceRules
}

interface ReadingFiles extends Reading {
  readonly files: DocumentFiles
  readonly read: ReadDocument
}

export interface AcceptedSlot {
  readonly applicationId: string
  readonly slot: Slot
}

/** `NOTHING`: no document of the slot waits for its reading. */
type Outcome = 'READY' | 'UNAVAILABLE' | 'NOTHING'

/** The slot's current document, if its reading is pending. */
function pendingDocument(record: ApplicationRecord, slot: Slot): ExaminedDocument | undefined {
  const document = currentDocument(record, slot)
  return isExamined(document) && document.evidence === 'PENDING' && document.erasedAt === undefined
    ? document
    : undefined
}

/** Undefined: the document was replaced or erased meanwhile, and its files are gone. */
async function previewsOf(
  { files, records }: ReadingFiles,
  document: ExaminedDocument,
): Promise<Uint8Array[] | undefined> {
  try {
    return await files.readPreviews(document)
  } catch (error) {
    const record = await records.application(document.applicationId)
    const current = record && pendingDocument(record, document.slot)
    if (current?.documentId === document.documentId) throw error
    return undefined
  }
}

/**
 * Reads the accepted document of a slot and stores what was read. A repeated or late event finds nothing pending. Errors
 * are for the caller to repeat; a document that can't be read is `UNAVAILABLE`.
 */
export async function readDocument(
  deps: ReadingFiles,
  { applicationId, slot }: AcceptedSlot,
): Promise<Outcome> {
  const record = await deps.records.application(applicationId)
  const document = record && pendingDocument(record, slot)
  if (document === undefined) return 'NOTHING'
  const previews = await previewsOf(deps, document)
  if (previews === undefined) return 'NOTHING'
  const reading = await deps.read({
    slot,
    previews,
    today: localDate(deps.clock(), deps.evidenceRules.timeZone),
  })
  return concludeReading(deps, document, reading)
}

/**
 * Reads in one delivery of an event, counted from 1. After the last delivery, a document whose reading failed is
 * `UNAVAILABLE`. The error is thrown in any case.
 */
export async function readInDelivery(
  deps: ReadingFiles,
  accepted: AcceptedSlot,
  delivery: number,
): Promise<Outcome> {
  try {
    return await readDocument(deps, accepted)
  } catch (error) {
    if (delivery >= readingAttempts) await giveUpReading(deps, accepted)
    throw error
  }
}

/** Records after the last attempt that the document was not read. */
export async function giveUpReading(deps: Reading, { applicationId, slot }: AcceptedSlot): Promise<Outcome> {
  const record = await deps.records.application(applicationId)
  const document = record && pendingDocument(record, slot)
  return document === undefined ? 'NOTHING' : concludeReading(deps, document, undefined)
}

/** Stores a reading with its advice, unless the document was replaced, erased or read meanwhile. */
async function concludeReading(
  deps: Reading,
  read: ExaminedDocument,
  reading: DocumentReading | undefined,
): Promise<Outcome> {
  const { applicationId, documentId, slot } = read
  const sealed = reading && (await deps.readings.seal(read, reading))
  const isStored = sealed !== undefined && sealed.ciphertext.length <= maximumReadingBytes
  const evidence = isStored ? 'READY' : 'UNAVAILABLE'
  return commitChange<Outcome>(deps, async () => {
    const record = await deps.records.application(applicationId)
    const before = record && pendingDocument(record, slot)
    if (record === undefined || before?.documentId !== documentId) return { result: 'NOTHING' }
    const act = newAct(deps, 'system', 'read-document')
    const { accountId, certificateType } = record.application
    const advice = adviseDocument({
      slot,
      format: before.format,
      pages: before.signals.pages,
      ...(isStored && reading !== undefined ? { reading } : {}),
      certificateType,
      today: localDate(act.at, deps.evidenceRules.timeZone),
    })
    const after: Document = { ...before, evidence, advice }
    const counting = adviceCounting(
      { documentId, advice, applicationId, accountId, at: act.at },
      deps.evidenceRules.timeZone,
    )
    const application = withNewHints(record, after, act.at)
    return {
      change: {
        ...(application === undefined ? {} : { application }),
        documents: [{ before, after }],
        ...(isStored ? { reading: { applicationId, documentId, readAt: act.at, ...sealed } } : {}),
        ...(counting === undefined ? {} : { counting }),
        audit: auditEntry(act, accountId, 'document.read', {
          applicationId,
          details: { slot, documentId, evidence },
        }),
      },
      result: evidence,
    }
  })
}

/** An open review whose hints change with a document. Otherwise the application stays as it is. */
function withNewHints(
  record: ApplicationRecord,
  document: Document,
  at: string,
): Replacement<Application> | undefined {
  const { application } = record
  if (!isReviewOpen(application)) return undefined
  const current = currentDocumentsOf(record)
  const hints = queueHintsOf(
    current.map(each => (each?.documentId === document.documentId ? document : each)),
  )
  if (isDeepStrictEqual(hints, application.hints ?? [])) return undefined
  const after = { ...without(application, 'hints'), ...(hints.length === 0 ? {} : { hints }) }
  return { before: application, after: nextVersion(application, after, at, []).application }
}
