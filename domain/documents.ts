import type { Slot } from './certificates.ts'
import type { DocumentMeasurements } from './measurements.ts'
import { maximumDocumentBytes, maximumPages, maximumPixels } from './policy.ts'

/** R9: the content types that may be declared, with the format and the file name extensions that agree with each. */
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

/** Why an uploaded file is refused. The meaning of each is a sentence for readers of the API guide. */
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

/** One run of a document's validation. It is listed until it ends or, if it died, until it can't be running any more. */
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
  /** Only its extension is kept: what people call their files is nobody's business. */
  readonly extension: string
  readonly contentType: DocumentContentType
  readonly sizeBytes: number
  /** SHA-256 of the bytes, base64, as the applicant declared it; only until the file is judged or replaced. */
  readonly sha256?: string
  readonly createdAt: string
  /** Only while it is VALIDATING: when its last validation began. */
  readonly validatingSince?: string
  /** Validations that may be running and store files, whatever has become of the document meanwhile. */
  readonly validationRuns?: readonly ValidationRun[]
  /** Only while it is VALIDATING: how many times it was validated again after runs that died. */
  readonly repeatedValidations?: number
  readonly refusal?: DocumentRefusal
  readonly format?: DocumentFormat
  /** Only of an accepted document; its previews are as many as `signals.pages`. */
  readonly signals?: DocumentMeasurements
  /** When it was accepted. */
  readonly examinedAt?: string
  /** Only of an accepted document: the keyed hash of `contentKeyText`, equal for equal bytes. */
  readonly contentHash?: string
  /** When its files were deleted for good, since the application had ended. */
  readonly erasedAt?: string
  /** Set when a newer document took this one's slot; its files are then deleted. */
  readonly supersededAt?: string
}

/** A document whose file is yet to be judged. */
export type AwaitedDocument = Document & Required<Pick<Document, 'sha256'>>

/** An accepted document with all that its examination found. One accepted by an earlier version has none of it. */
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

/** The text whose keyed hash tells a file's bytes again. Its form is a contract: changing it forgets every file. */
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

export function extensionAgrees(contentType: DocumentContentType, extension: string): boolean {
  return (documentContentTypes[contentType].extensions as readonly string[]).includes(extension)
}
