import { afterAll, beforeAll, expect } from '@jest/globals'
import sharp from 'sharp'
import type { Inspection, PageImages } from '../../domain/document-ports.ts'
import { type DocumentContentType, documentContentTypes } from '../../domain/documents.ts'
import { examine } from '../../lambdas/documents/examine.ts'
import { derivedSides } from '../../lambdas/documents/limits.ts'
import { fileNames } from './good-files.ts'
import type { Colour, GoodPhoto, Quadrants } from './specimens/scene.ts'
import type { BadSpecimen, GoodSpecimen } from './specimens/specimen.ts'

/** As in the inspection process: otherwise libvips opens a photo with a gain map with another loader. */
export function restrictReaders(): void {
  beforeAll(() => {
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })
  })
  afterAll(() => sharp.unblock({ operation: ['VipsForeignLoad'] }))
}

/** The default limits of a stage. */
const limits = { shortestSide: 480 }

export const examined = async (contentType: DocumentContentType, bytes: Uint8Array): Promise<Inspection> =>
  examine({ bytes, declaredContentType: contentType, fileName: fileNames[contentType] }, limits)

export const byName = <Specimen extends { readonly name: string }>(specimens: readonly Specimen[]) =>
  specimens.map(specimen => [specimen.name, specimen] as const)

type Accepted = Extract<Inspection, { accepted: true }>

async function accepted({ contentType, make }: GoodSpecimen): Promise<Accepted> {
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

async function expectBareImages(images: readonly PageImages[]): Promise<void> {
  for (const { preview, thumbnail } of images) {
    await expectBareJpeg(preview, derivedSides.preview)
    await expectBareJpeg(thumbnail, derivedSides.thumbnail)
  }
}

/** The mean colour of the middle of each quadrant, without edges, which codecs change. */
async function quadrantsOf(image: Uint8Array): Promise<Quadrants> {
  const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true })
  const [width, height] = [Math.floor(info.width / 4), Math.floor(info.height / 4)]
  const middle = (column: number, row: number): Colour => {
    const left = Math.floor(info.width * (column + 0.125))
    const top = Math.floor(info.height * (row + 0.125))
    const sums: [number, number, number] = [0, 0, 0]
    for (let y = top; y < top + height; y++) {
      for (let x = left; x < left + width; x++) {
        const at = (y * info.width + x) * 3
        sums[0] += data[at] ?? 0
        sums[1] += data[at + 1] ?? 0
        sums[2] += data[at + 2] ?? 0
      }
    }
    const [red, green, blue] = sums.map(sum => sum / (width * height)) as [number, number, number]
    return [red, green, blue]
  }
  return [middle(0, 0), middle(0.5, 0), middle(0, 0.5), middle(0.5, 0.5)]
}

/** The previews are JPEGs, whose colours differ slightly. */
const previewTolerance = 4

function furthest(seen: Quadrants, shown: Quadrants): number {
  const distances = seen.flatMap((colour, at) =>
    colour.map((level, channel) => Math.abs(level - (shown[at]?.[channel] ?? Number.NaN))),
  )
  return Math.max(...distances)
}

/** Asserts that a good photo is accepted and that its images are the drawn picture, upright. */
export async function expectShown(specimen: GoodPhoto): Promise<void> {
  const { signals, images } = await accepted(specimen)
  const { width, height, shows, tolerance } = specimen
  expect(signals.pages).toEqual([expect.objectContaining({ width, height })])
  await expectBareImages(images)
  const [image, ...others] = images
  expect(others).toEqual([])
  if (!image) throw new Error('no image')
  for (const derived of [image.preview, image.thumbnail]) {
    expect(furthest(await quadrantsOf(derived), shows)).toBeLessThanOrEqual(tolerance + previewTolerance)
  }
  const scale = Math.min(1, derivedSides.preview / Math.max(width, height))
  expect(await sharp(image.preview).metadata()).toMatchObject({
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  })
}

/** Asserts that a good PDF is accepted with images of each page. */
export async function expectDrawn(specimen: GoodSpecimen): Promise<Accepted> {
  const inspection = await accepted(specimen)
  expect(inspection.images).toHaveLength(inspection.signals.pages.length)
  await expectBareImages(inspection.images)
  return inspection
}

export async function expectRefused({ contentType, make, refusal }: BadSpecimen): Promise<void> {
  expect(await examined(contentType, await make())).toEqual({ accepted: false, refusal })
}
