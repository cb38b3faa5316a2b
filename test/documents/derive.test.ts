import { describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { derive } from '../../lambdas/documents/derive.ts'
import type { Picture } from '../../lambdas/documents/format.ts'
import { drawScene, inColour } from './specimens/scene.ts'

async function sceneOf(width: number, height: number): Promise<Picture> {
  const pixels = await drawScene(inColour, { width, height }).raw().toBuffer()
  return { pixels, width, height, source: { width: 2 * width, height: 2 * height } }
}

describe('a picture has a preview of its own size and a thumbnail of at most 320 pixels', () => {
  test.each([
    [2000, 1500, 320, 240],
    [1500, 2000, 240, 320],
    [640, 480, 320, 240],
    [320, 200, 320, 200],
    [64, 48, 64, 48],
    [2000, 1, 320, 1],
    [1, 1, 1, 1],
  ])('%d × %d', async (width, height, thumbnailWidth, thumbnailHeight) => {
    const { preview, thumbnail } = await derive(await sceneOf(width, height))
    expect(await sharp(preview).metadata()).toMatchObject({ format: 'jpeg', width, height })
    expect(await sharp(thumbnail).metadata()).toMatchObject({
      format: 'jpeg',
      width: thumbnailWidth,
      height: thumbnailHeight,
    })
  })
})

test('the images are the same bytes for the same picture', async () => {
  const [one, other] = [await derive(await sceneOf(640, 480)), await derive(await sceneOf(640, 480))]
  expect(Buffer.compare(one.preview, other.preview)).toBe(0)
  expect(Buffer.compare(one.thumbnail, other.thumbnail)).toBe(0)
})
