import { describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { derivedSides } from '../../lambdas/documents/limits.ts'
import { accepted, byName, expectBareImages, restrictReaders } from './examined-specimens.ts'
import { goodPhotos } from './specimens/all.ts'
import type { Colour, Quadrants } from './specimens/scene.ts'

restrictReaders()

/** The mean colour of the middle of each quadrant: an edge shows what its codec made of it. */
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

/** The previews are JPEGs themselves, which moves colours a little. */
const previewTolerance = 4

function furthest(seen: Quadrants, shown: Quadrants): number {
  const distances = seen.flatMap((colour, at) =>
    colour.map((level, channel) => Math.abs(level - (shown[at]?.[channel] ?? Number.NaN))),
  )
  return Math.max(...distances)
}

describe('a good photo is accepted; its images are bare JPEGs that show what was drawn, upright', () => {
  test.each(byName(goodPhotos))('%s', async (_, specimen) => {
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
  })
})

describe('a good photo is the same bytes each time it is made', () => {
  test.each(byName(goodPhotos))('%s', async (_, { make }) => {
    expect(Buffer.compare(await make(), await make())).toBe(0)
  })
})
