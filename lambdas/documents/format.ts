import type { DocumentFormat, DocumentRefusal } from '../../domain/documents.ts'
import type { OriginMetadata } from '../../domain/measurements.ts'

/** One decoded picture: upright, sRGB, three bytes a pixel, no larger than a preview. */
export interface Picture {
  readonly pixels: Buffer
  readonly width: number
  readonly height: number
  /** The upright size before the reduction. */
  readonly source: { readonly width: number; readonly height: number }
  /** The number of letters of a PDF's page that the picture lacks, because there is no font for them. */
  readonly charactersWithoutFont?: number
}

/** The content of a file does not match its structure. */
export class Undecodable extends Error {
  override name = 'Undecodable'
  readonly refusal: DocumentRefusal

  constructor(refusal: DocumentRefusal = 'CORRUPT') {
    super(refusal)
    this.refusal = refusal
  }
}

type Findings =
  | { readonly refusal: DocumentRefusal }
  /** Read on demand, while other files are decoded. */
  | { readonly origin: () => OriginMetadata }

/**
 * One file format. An examination calls `matches`, `inspect` and `decode` in this order, and stops at the first fault. All
 * three accept any bytes.
 */
export interface FormatModule {
  readonly format: DocumentFormat
  /** Whether its pages are photos with a minimum size, and not drawings of any size. */
  readonly isPhoto: boolean
  /** Whether the file begins with this format's signature. */
  matches(bytes: Buffer): boolean
  /**
   * Checks without decoding a pixel that the file is exactly one complete file of the format, and cheap enough to decode.
   * Returns the refusal or the metadata; no input makes it reject.
   */
  inspect(bytes: Buffer): Promise<Findings>
  /** Decodes all visible content, page by page. It throws `Undecodable`. */
  decode(bytes: Buffer): AsyncIterable<Picture>
}
