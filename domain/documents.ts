import type { Slot } from './certificates.ts'
import type { Advice } from './evidence/advice-names.ts'
import type { DocumentMeasurements } from './measurements.ts'
import { maximumDocumentBytes, maximumPages, maximumPixels, readingMinutes } from './policy.ts'

/** R9: the content types that may be declared, each with its format and file name extensions. */
export const documentContentTypes = {
  'image/jpeg': { format: 'JPEG', extensions: ['jpg', 'jpeg'] },
  'image/png': { format: 'PNG', extensions: ['png'] },
  'image/bmp': { format: 'BMP', extensions: ['bmp'] },
  'application/pdf': { format: 'PDF', extensions: ['pdf'] },
} as const satisfies Record<string, { format: DocumentFormat; extensions: readonly string[] }>

export type DocumentContentType = keyof typeof documentContentTypes

export const contentTypeNames = Object.keys(documentContentTypes) as [
  DocumentContentType,
  ...DocumentContentType[],
]

export const documentFormats = ['JPEG', 'PNG', 'BMP', 'PDF'] as const
export type DocumentFormat = (typeof documentFormats)[number]

/** Reasons for refusing an uploaded file. Each meaning is a sentence for readers of the API guide. */
export const documentRefusals = {
  NOT_THE_DECLARED_FORMAT: 'The file has one of the four formats, but not the declared one.',
  FORMAT_NOT_SUPPORTED: 'The file is not a JPEG, PNG, BMP or PDF.',
  FILE_TOO_LARGE: `The file has more than ${maximumDocumentBytes} bytes.`,
  EMPTY_FILE: 'The file has no bytes.',
  CORRUPT: 'The file is damaged or incomplete, or needs more memory to decode than any picture should.',
  ENCRYPTED: 'The PDF needs a password to open. A PDF that only an owner password restricts is accepted.',
  ACTIVE_CONTENT:
    'The PDF contains scripts, actions, forms that send, embedded files, or content of another file.',
  TRAILING_DATA: 'The file continues after its end with more than fill bytes or data that phones add.',
  TOO_MANY_PIXELS: `The picture has more than ${maximumPixels} pixels.`,
  TOO_FEW_PIXELS: 'The photo is too small to be read. The stage sets the limit (`shortestSide`).',
  TOO_MANY_PAGES: `The PDF has more than ${maximumPages} pages.`,
  CHECKSUM_MISMATCH: 'The bytes of the file do not have the declared SHA-256.',
  CHECK_TIMED_OUT: 'The check took too long, twice. Export the file again in a smaller size, or as a JPG.',
} as const satisfies Record<string, string>

export type DocumentRefusal = keyof typeof documentRefusals

export const documentRefusalNames = Object.keys(documentRefusals) as [DocumentRefusal, ...DocumentRefusal[]]

export const documentStatuses = ['AWAITING_UPLOAD', 'VALIDATING', 'ACCEPTED', 'REFUSED'] as const
type DocumentStatus = (typeof documentStatuses)[number]

/** How far the reading of an accepted document has come. */
export const evidenceStatuses = ['PENDING', 'READY', 'UNAVAILABLE'] as const
export type EvidenceStatus = (typeof evidenceStatuses)[number]

/**
 * One run of a document's validation. It is listed until it ends. A crashed run is listed until it must have been
 * stopped.
 */
export interface ValidationRun {
  readonly id: string
  readonly since: string
}

/** One requested upload for one slot of an application. A new upload for the slot is a new document. */
export interface Document {
  readonly applicationId: string
  readonly documentId: string
  readonly slot: Slot
  readonly status: DocumentStatus
  /** Only the extension of the file name is stored: the name itself may be personal. */
  readonly extension: string
  readonly contentType: DocumentContentType
  readonly sizeBytes: number
  /** SHA-256 of the bytes, base64, as declared by the applicant. Deleted once the file is validated or replaced. */
  readonly sha256?: string
  readonly createdAt: string
  /** Present while VALIDATING: the start of its last validation. */
  readonly validatingSince?: string
  /** Validations that may still be running and storing files, independent of the document's status. */
  readonly validationRuns?: readonly ValidationRun[]
  /** Present while VALIDATING: the number of validations repeated after crashed runs. */
  readonly repeatedValidations?: number
  readonly refusal?: DocumentRefusal
  readonly format?: DocumentFormat
  /** Present in accepted documents. The number of previews is the length of `signals.pages`. */
  readonly signals?: DocumentMeasurements
  /** Time of acceptance. */
  readonly examinedAt?: string
  /** Present in accepted documents: the keyed hash of `contentKeyText`, equal for equal bytes. */
  readonly contentHash?: string
  /** Present in accepted documents that machines read, or will read. */
  readonly evidence?: EvidenceStatus
  /** For the applicant. Present once the document was read, or its reading was given up. */
  readonly advice?: readonly Advice[]
  /** When its files were erased after the end of the application. */
  readonly erasedAt?: string
  /** Set when a newer document took this one's slot. Its files are then deleted. */
  readonly supersededAt?: string
}

/** A document whose file is not validated yet. */
export type AwaitedDocument = Document & Required<Pick<Document, 'sha256'>>

/** An accepted document with the results of its examination. Documents accepted by an earlier version lack them. */
export type ExaminedDocument = Document &
  Required<Pick<Document, 'format' | 'signals' | 'examinedAt' | 'contentHash'>>

export function isExamined(document: Document | undefined): document is ExaminedDocument {
  return (
    document?.status === 'ACCEPTED' &&
    document.format !== undefined &&
    document.signals !== undefined &&
    document.examinedAt !== undefined &&
    document.contentHash !== undefined
  )
}

/** A reading that takes too long is shown as if it had failed. It may still become READY. */
export function shownEvidence(
  { evidence, examinedAt = '' }: Pick<Document, 'evidence' | 'examinedAt'>,
  now: string,
): EvidenceStatus | undefined {
  const isLate = Date.parse(now) - Date.parse(examinedAt) > readingMinutes * 60_000
  return evidence === 'PENDING' && isLate ? 'UNAVAILABLE' : evidence
}

/**
 * The text whose keyed hash identifies a file's bytes. Its form is a contract: a change would lose every stored file
 * hash.
 */
export function contentKeyText({ sha256 }: Pick<AwaitedDocument, 'sha256'>): string {
  return `content|${sha256}`
}

export function isDocumentContentType(contentType: string): contentType is DocumentContentType {
  return Object.hasOwn(documentContentTypes, contentType)
}

/** The part after the last dot, lower case; undefined for a name without one. */
export function extensionOf(fileName: string): string | undefined {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase()
}

export function isExtensionOf(contentType: DocumentContentType, extension: string): boolean {
  return (documentContentTypes[contentType].extensions as readonly string[]).includes(extension)
}
