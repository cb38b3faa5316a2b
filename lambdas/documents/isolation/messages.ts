import * as z from 'zod'
import type { Inspection, PageImages, UploadedFile } from '../../../domain/document-ports.ts'
import { documentFormats, documentRefusalNames } from '../../../domain/documents.ts'
import { photoConversionNames } from '../../../domain/photo-conversions.ts'
import { maximumPages } from '../../../domain/policy.ts'
import { failureSchema } from '../../isolation/failures.ts'
import type { StageLimits } from '../limits.ts'

/** A request to the process. The bytes of the file are the only part of the frame. */
export const requestSchema = z.strictObject({
  declaredContentType: z.string(),
  fileName: z.string(),
  limits: z.strictObject({ shortestSide: z.number() }),
})

export type InspectionRequest = Omit<UploadedFile, 'bytes'> & { readonly limits: StageLimits }

const pageSignals = z.strictObject({
  width: z.int().min(1),
  height: z.int().min(1),
  sharpness: z.number(),
  meanLightness: z.number(),
  darkShare: z.number(),
  glareShare: z.number(),
  charactersWithoutFont: z.exactOptional(z.int().min(1)),
})

const origin = z.strictObject({
  camera: z.exactOptional(z.string().max(64)),
  editingSoftware: z.exactOptional(z.string().max(64)),
  converted: z.exactOptional(z.enum(photoConversionNames)),
  capturedAt: z.exactOptional(z.string().max(32)),
})

/**
 * The answers of the process. It has handled hostile bytes, so its answers are validated. The parts of an acceptance are
 * the preview and the thumbnail of each page, page by page.
 */
export const responseSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('READY') }),
  z.strictObject({
    kind: z.literal('ACCEPTED'),
    format: z.enum(documentFormats),
    signals: z.strictObject({ pages: z.array(pageSignals).min(1).max(maximumPages), origin }),
  }),
  z.strictObject({ kind: z.literal('REFUSED'), refusal: z.enum(documentRefusalNames) }),
  failureSchema,
])

export type InspectionResponse = z.output<typeof responseSchema>

export function responseTo(inspection: Inspection): {
  response: InspectionResponse
  parts: readonly Uint8Array[]
} {
  if (!inspection.accepted) return { response: { kind: 'REFUSED', refusal: inspection.refusal }, parts: [] }
  const { format, signals } = inspection
  return {
    response: { kind: 'ACCEPTED', format, signals: { ...signals, pages: [...signals.pages] } },
    parts: inspection.images.flatMap(({ preview, thumbnail }) => [preview, thumbnail]),
  }
}

const jpegStart = Buffer.from([0xff, 0xd8, 0xff])
const isJpeg = (bytes: Buffer | undefined): bytes is Buffer =>
  bytes?.subarray(0, jpegStart.length).equals(jpegStart) ?? false

/** The images of an acceptance, or undefined unless there are two JPEGs for each page. */
export function imagesOf(pages: number, parts: readonly Buffer[]): PageImages[] | undefined {
  if (parts.length !== 2 * pages || !parts.every(isJpeg)) return undefined
  return Array.from({ length: pages }, (_, page) => ({
    preview: parts[2 * page] as Buffer,
    thumbnail: parts[2 * page + 1] as Buffer,
  }))
}
