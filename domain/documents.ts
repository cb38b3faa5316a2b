import type { Slot } from './certificates.ts'

/** R10: no file exceeds 10 MB; a file of exactly this many bytes is accepted. */
export const maximumDocumentBytes = 10_485_760

/** How many uploads one application may ask for: far more than anyone needs, few enough to read at once. */
export const maximumDocumentsPerApplication = 100

/** R9: the content types that may be declared, with the format and the file name extensions that agree with each. */
export const documentContentTypes = {
  'image/jpeg': { format: 'JPEG', extensions: ['jpg', 'jpeg'] },
  'image/png': { format: 'PNG', extensions: ['png'] },
  'image/bmp': { format: 'BMP', extensions: ['bmp'] },
  'application/pdf': { format: 'PDF', extensions: ['pdf'] },
} as const

export type DocumentContentType = keyof typeof documentContentTypes
export type DocumentFormat = (typeof documentContentTypes)[DocumentContentType]['format']

export const documentRefusals = [
  'NOT_THE_DECLARED_FORMAT',
  'FORMAT_NOT_SUPPORTED',
  'FILE_TOO_LARGE',
  'EMPTY_FILE',
  'CORRUPT',
  'ENCRYPTED',
  'ACTIVE_CONTENT',
  'TRAILING_DATA',
  'TOO_MANY_PIXELS',
  'TOO_FEW_PIXELS',
  'TOO_MANY_PAGES',
  'CHECKSUM_MISMATCH',
] as const

export type DocumentRefusal = (typeof documentRefusals)[number]

export const documentStatuses = ['AWAITING_UPLOAD', 'VALIDATING', 'ACCEPTED', 'REFUSED'] as const
type DocumentStatus = (typeof documentStatuses)[number]

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
  /** SHA-256 of the bytes, base64, as the applicant declared and S3 verified it. */
  readonly sha256: string
  readonly createdAt: string
  readonly refusal?: DocumentRefusal
  readonly format?: DocumentFormat
  /** Set when a newer document took this one's slot; its files are then deleted. */
  readonly supersededAt?: string
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
