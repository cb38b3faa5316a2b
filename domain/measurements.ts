/** What was measured of one picture: a photo, or one page of a PDF. */
export interface PageMeasurements {
  /** Pixels of the picture as it was uploaded, upright; of a PDF's page, as it was rendered. */
  readonly width: number
  readonly height: number
  /** Variance of the Laplacian of the lightness (0–255) on a copy with a long side of at most 1,000 pixels. */
  readonly sharpness: number
  /** 0 (black) to 255 (white). */
  readonly meanLightness: number
  /** The share (0–1) of the picture that is nearly black. */
  readonly darkShare: number
  /** The share (0–1) of the picture in which light has washed out everything there was to read. */
  readonly glareShare: number
  /** How many letters of a PDF's page are absent from its picture, because their font is neither embedded nor known. */
  readonly charactersWithoutFont?: number
}

/** What a file's own metadata says of where it comes from. Anybody can write anything there. */
export interface OriginMetadata {
  /** Maker and model. */
  readonly camera?: string
  /** One of the known programs that edit pictures, by its common name. */
  readonly editingSoftware?: string
  /** The camera's local time, RFC 3339 without an offset unless the file tells one. */
  readonly capturedAt?: string
}

/** What was measured of a file. It helps a reviewer to judge R4 and R8, and decides nothing. */
export interface DocumentMeasurements {
  /** In the order of the file: one for a photo, one a page for a PDF. */
  readonly pages: readonly PageMeasurements[]
  readonly origin: OriginMetadata
}
