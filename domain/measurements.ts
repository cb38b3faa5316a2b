import type { PhotoConversion } from './photo-conversions.ts'

/** Measurements of one picture: a photo, or one page of a PDF. */
export interface PageMeasurements {
  /** Pixels of the upright picture: as uploaded, or as rendered from a PDF's page. */
  readonly width: number
  readonly height: number
  /** Variance of the Laplacian of the lightness (0–255) on a copy with a long side of at most 1,000 pixels. */
  readonly sharpness: number
  /** 0 (black) to 255 (white). */
  readonly meanLightness: number
  /** The share (0–1) of the picture that is nearly black. */
  readonly darkShare: number
  /** The share (0–1) of the picture that is overexposed, so that no text is readable there. */
  readonly glareShare: number
  /** Number of letters missing in the picture of a PDF's page, because their font is neither embedded nor known. */
  readonly charactersWithoutFont?: number
}

/** The origin that a file's own metadata states. The metadata can be forged. */
export interface OriginMetadata {
  /** Maker and model. */
  readonly camera?: string
  /** One of the known programs that edit pictures, by its common name. */
  readonly editingSoftware?: string
  /** How the web client changed the photo before the upload. Not an editing. */
  readonly converted?: PhotoConversion
  /** The camera's local time, RFC 3339. The offset is absent unless the file contains it. */
  readonly capturedAt?: string
}

/** The measurements of a file. They help a reviewer to judge R4 and R8. No rule decides by them. */
export interface DocumentMeasurements {
  /** In the order of the file: one for a photo, one for each page of a PDF. */
  readonly pages: readonly PageMeasurements[]
  readonly origin: OriginMetadata
}
