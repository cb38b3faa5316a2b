import type {
  AwaitedDocument,
  Document,
  DocumentFormat,
  DocumentRefusal,
  ExaminedDocument,
} from './documents.ts'
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

/** Two JPEGs made anew from one picture: upright, without metadata. They are all that a reviewer ever opens. */
export interface PageImages {
  /** At most 2,000 pixels on the long side. */
  readonly preview: Uint8Array
  /** At most 320 pixels on the long side. */
  readonly thumbnail: Uint8Array
}

/** Where one page's images may be looked at. */
interface PageAddresses {
  readonly previewUrl: string
  readonly thumbnailUrl: string
}

export interface ViewingAddresses {
  /** In the order of the file. */
  readonly pages: readonly PageAddresses[]
  readonly expiresAt: string
}

/** Where an applicant may fetch what they uploaded, and what was made of it. */
export interface OwnersAddresses extends ViewingAddresses {
  readonly originalUrl: string
}

export interface DocumentFiles {
  /** A presigned PUT that takes exactly this document's length, type and SHA-256, once. */
  uploadTicket(document: AwaitedDocument): Promise<UploadTicket>
  /** Undefined when nothing was uploaded, or it was already moved on. `TOO_LARGE` without reading the bytes. */
  readInbox(document: DocumentName, maximumBytes: number): Promise<InboxFile | 'TOO_LARGE' | undefined>
  /** The original and the images of every page. When it fails, some of them may be there, but none is still to come. */
  storeInVault(document: AwaitedDocument, original: Uint8Array, images: readonly PageImages[]): Promise<void>
  /** Presigned GETs of the previews and thumbnails, good for `viewingAddressMinutes` from `now`. */
  viewingAddresses(document: ExaminedDocument, now: string): Promise<ViewingAddresses>
  /** Presigned GETs for the one who uploaded it: the original, and the images of an examined one; as long as those. */
  ownersAddresses(document: Document, now: string): Promise<OwnersAddresses>
  /** Whether its upload is there, without reading it. */
  isInInbox(document: DocumentName): Promise<boolean>
  /** Uploads that arrived before `before` and are still in the inbox, as far as ten thousand objects show them. */
  arrivedBefore(before: string): Promise<readonly DocumentName[]>
  deleteFromInbox(document: DocumentName): Promise<void>
  /** The original and whatever images there are, in all versions; it needs not know how many. */
  deleteFromVault(document: DocumentName): Promise<void>
  /** Every file of the application in the inbox and, in all its versions, in the vault: nothing brings them back. */
  erase(applicationId: string): Promise<void>
}

export type Inspection =
  | {
      readonly accepted: true
      readonly format: DocumentFormat
      readonly signals: DocumentMeasurements
      /** As many as `signals.pages`, in the same order. */
      readonly images: readonly PageImages[]
    }
  | { readonly accepted: false; readonly refusal: DocumentRefusal }

/** What an applicant sent, and what they said it was. */
export interface UploadedFile {
  readonly bytes: Uint8Array
  readonly declaredContentType: string
  readonly fileName: string
}

/** Judges an uploaded file, whatever it holds; rejects only when the judge itself is out of order. */
export type InspectDocument = (file: UploadedFile) => Promise<Inspection>
