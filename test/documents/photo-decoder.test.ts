import { describe, expect, test } from '@jest/globals'
import { Undecodable } from '../../lambdas/documents/format.ts'
import { decodePhoto } from '../../lambdas/documents/photo-decoder.ts'
import { picture } from './good-files.ts'
import { exifSegment } from './specimens/exif.ts'
import { beforeEnd, endOfImage, inserted, scanStarts, withSegments } from './specimens/jpeg-parts.ts'
import { segment, writeJpeg } from './specimens/jpeg-writer.ts'
import { colourType, writePng } from './specimens/png-writer.ts'
import { drawScene, inColour } from './specimens/scene.ts'

const jpeg = (): Promise<Buffer> => drawScene().jpeg().toBuffer()

describe('a whole photo is decoded to upright sRGB of at most 2000 pixels', () => {
  test('as it is', async () => {
    const { pixels, ...sizes } = await decodePhoto(await jpeg())
    expect(sizes).toEqual({ width: 640, height: 480, source: { width: 640, height: 480 } })
    expect(pixels).toHaveLength(640 * 480 * 3)
  })

  test('reduced, with its own size beside', async () => {
    const large = await drawScene(inColour, { width: 3000, height: 1500 }).jpeg().toBuffer()
    const { pixels, ...sizes } = await decodePhoto(large)
    expect(sizes).toEqual({ width: 2000, height: 1000, source: { width: 3000, height: 1500 } })
    expect(pixels).toHaveLength(2000 * 1000 * 3)
  })

  test('turned as EXIF says, its own size too', async () => {
    const turned = withSegments(await jpeg(), exifSegment({ image: { 274: 6 } }))
    const { width, height, source } = await decodePhoto(turned)
    expect({ width, height, source }).toEqual({
      width: 480,
      height: 640,
      source: { width: 480, height: 640 },
    })
  })

  test.each([
    ['grey', () => picture().greyscale().jpeg().toBuffer()],
    ['CMYK', () => picture().toColourspace('cmyk').jpeg().toBuffer()],
    ['grey with alpha', () => picture().greyscale().ensureAlpha(0.5).png().toBuffer()],
    ['16-bit', () => picture().toColourspace('rgb16').png().toBuffer()],
    [
      '1-bit',
      async () =>
        writePng({ width: 61, height: 43, colour: colourType.grey, depth: 1, samples: x => [x & 1] }),
    ],
  ])('from %s', async (_, make) => {
    expect((await decodePhoto(await make())).pixels).toHaveLength(61 * 43 * 3)
  })

  test('transparent pixels become white', async () => {
    const { pixels } = await decodePhoto(await picture(8, 8).ensureAlpha(0).png().toBuffer())
    expect(new Set(pixels)).toEqual(new Set([255]))
  })
})

describe('warnings of libjpeg', () => {
  test.each([1, 8, 1000])('%d extraneous bytes before the end are accepted', async count => {
    await expect(decodePhoto(beforeEnd(await jpeg(), Buffer.alloc(count, 0x2a)))).resolves.toHaveProperty(
      'pixels',
    )
  })

  test.each<[string, () => Promise<Buffer>]>([
    ['a premature end', async () => Buffer.concat([(await jpeg()).subarray(0, -500), endOfImage])],
    [
      'a premature end behind extraneous bytes in a scan before',
      async () => {
        const progressive = await drawScene().jpeg({ progressive: true }).toBuffer()
        const tables = progressive.lastIndexOf(Buffer.from([0xff, 0xc4]), scanStarts(progressive)[1])
        const extraneous = inserted(progressive, tables, Buffer.alloc(3, 0x2a))
        return Buffer.concat([extraneous.subarray(0, -500), endOfImage])
      },
    ],
    [
      'restart markers that are out of order',
      async () => {
        const whole = writeJpeg({ restart: 80 })
        const at = whole.indexOf(Buffer.from([0xff, 0xd3]))
        whole[at + 1] = 0xd6
        return whole
      },
    ],
    ['a file that ends early', async () => (await jpeg()).subarray(0, -500)],
    ['a PNG whose data ends early', async () => (await picture().png().toBuffer()).subarray(0, 3000)],
    ['no photo at all', async () => Buffer.from('hello')],
    ['nothing', async () => Buffer.alloc(0)],
    [
      'too many pixels',
      async () => {
        const whole = writeJpeg()
        whole.fill(
          0xff,
          whole.indexOf(Buffer.from([0xff, 0xc0])) + 5,
          whole.indexOf(Buffer.from([0xff, 0xc0])) + 9,
        )
        return whole
      },
    ],
  ])('%s is an error', async (_, make) => {
    await expect(decodePhoto(await make())).rejects.toThrow(Undecodable)
  })

  test('a comment behind the picture is ignored', async () => {
    const withComment = withSegments(await jpeg(), segment(0xfe, Buffer.from('hello')))
    await expect(decodePhoto(withComment)).resolves.toHaveProperty('pixels')
  })
})
