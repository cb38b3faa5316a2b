import { maximumPixels, previewSide, thumbnailSide } from '../../domain/policy.ts'

/** What a stage decides about the pictures it takes. */
export interface StageLimits {
  /** Pixels on a photo's short side below which nobody can read it. */
  readonly shortestSide: number
}

/** Bounds on what a file may make a decoder do; beyond them it is refused before it is decoded. */
export const decodingLimits = {
  pixels: maximumPixels,
  /** Bytes that all compressed text and colour profiles of one PNG may unfold to. */
  inflatedMetadataBytes: 8 * 1024 * 1024,
  /** Points on a PDF page's side: the largest that PDF 1.7 (annex C) knows. */
  pageSide: 14_400,
} as const

/** The long sides, in pixels, of what is derived from a page. */
export const derivedSides = { preview: previewSide, thumbnail: thumbnailSide, measured: 1000 } as const
