import type {
  AwaitedDocument,
  Document,
  DocumentFormat,
  DocumentRefusal,
  ExaminedDocument,
} from './documents.ts'
import type { DocumentReading } from './evidence/document-reading.ts'
import type { DocumentMeasurements } from './measurements.ts'

interface UploadTicket {
  readonly method: 'PUT'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly expiresAt: string
}

export interface InboxFile {
  readonly bytes: Uint8Array
}

export type DocumentName = Pick<Document, 'applicationId' | 'documentId'>

/** Two JPEGs encoded anew from one picture: upright, without metadata. Reviewers see these images only. */
export interface PageImages {
  /** At most 2,000 pixels on the long side. */
  readonly preview: Uint8Array
  /** At most 320 pixels on the long side. */
  readonly thumbnail: Uint8Array
}

/** The addresses of one page's images. */
interface PageAddresses {
  readonly previewUrl: string
  readonly thumbnailUrl: string
}

export interface ViewingAddresses {
  /** In the order of the file. */
  readonly pages: readonly PageAddresses[]
  readonly expiresAt: string
}

/** The addresses of an applicant's original file and of the images made of it. */
export interface OwnersAddresses extends ViewingAddresses {
  readonly originalUrl: string
}

export interface DocumentAddresses {
  /** Returns a presigned PUT for exactly this document's length, type and SHA-256. It can be used once. */
  uploadTicket(document: AwaitedDocument): Promise<UploadTicket>
  /** Returns presigned GETs of the previews and thumbnails, valid for `viewingAddressMinutes` from `now`. */
  viewingAddresses(document: ExaminedDocument, now: string): Promise<ViewingAddresses>
  /**
   * Returns presigned GETs for the owner: the original, and the images of an examined document. They have the same
   * lifetime.
   */
  ownersAddresses(document: Document, now: string): Promise<OwnersAddresses>
}

export interface DocumentFiles {
  /**
   * Undefined: nothing was uploaded, or the file was already moved. `TOO_LARGE` is determined without reading the
   * bytes.
   */
  readInbox(document: DocumentName, maximumBytes: number): Promise<InboxFile | 'TOO_LARGE' | undefined>
  /**
   * Stores the original and the images of every page. After a failure some of them may be stored, but no write is still
   * pending.
   */
  storeInVault(document: AwaitedDocument, original: Uint8Array, images: readonly PageImages[]): Promise<void>
  /** The previews of an examined document, in the order of the file. Rejects if one is missing. */
  readPreviews(document: ExaminedDocument): Promise<Uint8Array[]>
  /** Checks whether the upload exists, without reading it. */
  isInInbox(document: DocumentName): Promise<boolean>
  /** Uploads that arrived before `before` and are still in the inbox. Reads at most ten thousand objects. */
  arrivedBefore(before: string): Promise<readonly DocumentName[]>
  deleteFromInbox(document: DocumentName): Promise<void>
  /** Deletes the original and all images in all versions, whatever their number. */
  deleteFromVault(document: DocumentName): Promise<void>
  /** Deletes every file of the application in the inbox and, in all versions, in the vault. They can't be restored. */
  erase(applicationId: string): Promise<void>
}

export type Inspection =
  | {
      readonly accepted: true
      readonly format: DocumentFormat
      readonly signals: DocumentMeasurements
      /** One for each page in `signals.pages`, in the same order. */
      readonly images: readonly PageImages[]
    }
  | { readonly accepted: false; readonly refusal: DocumentRefusal }

/** What was read in one document, encrypted by a data key of its own. */
interface SealedReading {
  readonly ciphertext: Uint8Array
  /** The data key as KMS encrypted it, bound to the application. */
  readonly dataKey: Uint8Array
}

export interface StoredReading extends SealedReading {
  readonly documentId: string
  readonly readAt: string
}

/** Encrypts readings of any length, bound to their document: they open for no other one. */
export interface ReadingEncryption {
  seal(document: DocumentName, reading: DocumentReading): Promise<SealedReading>
  /** Undefined: this version can't parse what was read. It counts as not read. */
  open(document: DocumentName, sealed: SealedReading): Promise<DocumentReading | undefined>
}

/** The uploaded bytes and their declared properties. */
export interface UploadedFile {
  readonly bytes: Uint8Array
  readonly declaredContentType: string
  readonly fileName: string
}

/** Inspects an uploaded file with any content. Rejects only when the inspection itself fails. */
export type InspectDocument = (file: UploadedFile) => Promise<Inspection>
