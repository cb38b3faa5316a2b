import { afterAll, beforeAll, expect } from '@jest/globals'
import sharp from 'sharp'
import type { Inspection, PageImages } from '../../domain/document-ports.ts'
import { type DocumentContentType, documentContentTypes } from '../../domain/documents.ts'
import { examine } from '../../lambdas/documents/examine.ts'
import { derivedSides } from '../../lambdas/documents/limits.ts'
import { fileNames } from './good-files.ts'
import type { GoodSpecimen } from './specimens/specimen.ts'

/** As the inspection process has it: libvips would open a photo with a gain map by another reader. */
export function restrictReaders(): void {
  beforeAll(() => {
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })
  })
  afterAll(() => sharp.unblock({ operation: ['VipsForeignLoad'] }))
}

/** What stages ask for unless they say otherwise. */
const limits = { shortestSide: 480 }

export const examined = async (contentType: DocumentContentType, bytes: Uint8Array): Promise<Inspection> =>
  examine({ bytes, declaredContentType: contentType, fileName: fileNames[contentType] }, limits)

export const byName = <Specimen extends { readonly name: string }>(specimens: readonly Specimen[]) =>
  specimens.map(specimen => [specimen.name, specimen] as const)

export async function accepted({ contentType, make }: GoodSpecimen) {
  const inspection = await examined(contentType, await make())
  expect(inspection).toMatchObject({ accepted: true, format: documentContentTypes[contentType].format })
  if (!inspection.accepted) throw new Error(inspection.refusal)
  return inspection
}

async function expectBareJpeg(image: Uint8Array, longest: number): Promise<void> {
  const { format, width, height, exif, icc, xmp, iptc, orientation, comments } = await sharp(image).metadata()
  expect({ format, exif, icc, xmp, iptc, orientation, comments }).toEqual({ format: 'jpeg' })
  expect(Math.max(width, height)).toBeLessThanOrEqual(longest)
}

export async function expectBareImages(images: readonly PageImages[]): Promise<void> {
  for (const { preview, thumbnail } of images) {
    await expectBareJpeg(preview, derivedSides.preview)
    await expectBareJpeg(thumbnail, derivedSides.thumbnail)
  }
}
