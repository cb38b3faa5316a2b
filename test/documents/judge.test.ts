import { describe, expect, test } from '@jest/globals'
import type { Picture } from '../../lambdas/documents/format.ts'
import { judge } from '../../lambdas/documents/judge.ts'

const limits = { shortestSide: 480 }
const photo = { isPhoto: true }
const drawing = { isPhoto: false }

const pictureOf = (width: number, height: number): Picture => ({
  pixels: Buffer.alloc(20 * 10 * 3, 200),
  width: 20,
  height: 10,
  source: { width, height },
})

describe('a photo whose short side is below the limit is TOO_FEW_PIXELS', () => {
  test.each([
    [480, 480, undefined],
    [480, 9000, undefined],
    [9000, 480, undefined],
    [479, 9000, 'TOO_FEW_PIXELS'],
    [9000, 479, 'TOO_FEW_PIXELS'],
    [1, 1, 'TOO_FEW_PIXELS'],
  ] as const)('%d × %d', async (width, height, refusal) => {
    const judgement = await judge(pictureOf(width, height), photo, limits)
    expect('refusal' in judgement ? judgement.refusal : undefined).toBe(refusal)
  })

  test('with any limit of the stage', async () => {
    expect(await judge(pictureOf(16, 16), photo, { shortestSide: 17 })).toEqual({ refusal: 'TOO_FEW_PIXELS' })
    expect(await judge(pictureOf(16, 16), photo, { shortestSide: 16 })).toHaveProperty('signals')
  })
})

test('a rendered page may have any size', async () => {
  expect(await judge(pictureOf(1, 1), drawing, limits)).toHaveProperty('signals')
})

test('the measurements contain the size of the source', async () => {
  expect(await judge(pictureOf(4000, 3000), photo, limits)).toEqual({
    signals: { width: 4000, height: 3000, sharpness: 0, meanLightness: 200, darkShare: 0, glareShare: 0 },
  })
})

test('a large picture is measured on a copy of 1000 pixels, in which the finest detail is gone', async () => {
  const [width, height] = [2000, 1500]
  /** Black and white columns of one pixel: at half the size they become grey. */
  const row = Buffer.alloc(width * 3, Buffer.from([0, 0, 0, 255, 255, 255]))
  const striped = Buffer.concat(Array<Buffer>(height).fill(row))
  const small = { width: 1000, height: 750 }
  const narrow = Buffer.alloc(small.width * small.height * 3, Buffer.from([0, 0, 0, 255, 255, 255]))
  const sharpness = async (picture: Omit<Picture, 'source'>): Promise<number> => {
    const judgement = await judge({ ...picture, source: picture }, photo, limits)
    return 'signals' in judgement ? judgement.signals.sharpness : Number.NaN
  }
  expect(await sharpness({ pixels: striped, width, height })).toBeLessThan(100)
  expect(await sharpness({ pixels: narrow, ...small })).toBeGreaterThan(100_000)
})
