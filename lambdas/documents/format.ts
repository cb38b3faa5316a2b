import type { DocumentFormat, DocumentRefusal } from '../../domain/documents.ts'
import type { OriginMetadata } from '../../domain/measurements.ts'

/** One decoded picture: upright, sRGB, three bytes a pixel, at most a preview's size. */
export interface Picture {
  readonly pixels: Buffer
  readonly width: number
  readonly height: number
  /** Its size before it was reduced, upright. */
  readonly source: { readonly width: number; readonly height: number }
  /** How many letters of a PDF's page are absent from the picture, because no font for them is at hand. */
  readonly charactersWithoutFont?: number
}

/** A file whose content is not what its structure promised. */
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
  /** Read when it is asked for: there is time for it while others decode. */
  | { readonly origin: () => OriginMetadata }

/**
 * One file format. The stages of an examination call it in this order, each only after the one before found nothing
 * wrong: `matches`, `inspect`, `decode`. All take any bytes whatsoever.
 */
export interface FormatModule {
  readonly format: DocumentFormat
  /** Whether its pages are photos, which can be too small to read, rather than drawings of any size. */
  readonly isPhoto: boolean
  /** Whether the file begins with this format's signature. */
  matches(bytes: Buffer): boolean
  /**
   * Why a file with this signature isn't one whole file of the format and nothing else, or would cost too much to
   * decode; if it is, what its metadata says. Decodes no pixel; rejects for no bytes.
   */
  inspect(bytes: Buffer): Promise<Findings>
  /** Decodes everything there is to see, page by page; throws `Undecodable`. */
  decode(bytes: Buffer): AsyncIterable<Picture>
}
