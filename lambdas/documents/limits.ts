import { maximumPixels, previewSide, thumbnailSide } from '../../domain/policy.ts'

/** A stage's settings for pictures. */
export interface StageLimits {
  /** Minimum number of pixels on a photo's short side. */
  readonly shortestSide: number
}

/** Limits of the decoders' work. A file beyond them is refused before it is decoded. */
export const decodingLimits = {
  pixels: maximumPixels,
  /** Total inflated bytes of the compressed texts and colour profiles of one PNG. */
  inflatedMetadataBytes: 8 * 1024 * 1024,
  /** Points on a PDF page's side: the maximum of PDF 1.7 (annex C). */
  pageSide: 14_400,
} as const

/** The long sides of derived images, in pixels. */
export const derivedSides = { preview: previewSide, thumbnail: thumbnailSide, measured: 1000 } as const
