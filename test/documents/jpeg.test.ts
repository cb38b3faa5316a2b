import { beforeAll, describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { examineAs, foreignTails, goodJpeg, goodPng, picture, verdict } from './good-files.ts'

const judge = (bytes: Uint8Array): string => verdict('image/jpeg', bytes)
const u16 = (value: number): number[] => [value >> 8, value & 0xff]
const segment = (code: number, data: Uint8Array): Buffer =>
  Buffer.from([0xff, code, ...u16(data.length + 2), ...data])

let good: Buffer
beforeAll(async () => {
  good = await goodJpeg()
})

/** Offsets of the markers up to and including the first start of scan. */
function segmentStarts(jpeg: Buffer): number[] {
  const starts: number[] = []
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    starts.push(at)
    if (jpeg[at + 1] === 0xda) break
  }
  return starts
}

const startOf = (jpeg: Buffer, code: number): number =>
  segmentStarts(jpeg).find(at => jpeg[at + 1] === code) ?? Number.NaN

const withBytes = (jpeg: Buffer, at: number, ...bytes: number[]): Buffer => {
  const changed = Buffer.from(jpeg)
  changed.set(bytes, at)
  return changed
}

const inserted = (jpeg: Buffer, at: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([jpeg.subarray(0, at), bytes, jpeg.subarray(at)])

describe('a whole JPEG is accepted', () => {
  test.each([
    ['baseline', () => picture().jpeg()],
    ['progressive', () => picture(200, 160).jpeg({ progressive: true })],
    ['progressive with optimised scans', () => picture(200, 160).jpeg({ mozjpeg: true })],
    ['without chroma subsampling', () => picture().jpeg({ chromaSubsampling: '4:4:4' })],
    ['grey', () => picture().greyscale().jpeg()],
    ['CMYK', () => picture().toColourspace('cmyk').jpeg()],
    ['with EXIF and a colour profile', () => picture().withMetadata({ orientation: 6 }).jpeg()],
    ['of one pixel', () => picture(1, 1).jpeg()],
  ])('%s', async (_, make) => {
    expect(judge(await make().toBuffer())).toBe('accepted')
  })

  test('with fill bytes before a marker', () => {
    expect(judge(inserted(good, startOf(good, 0xdb), Buffer.from([0xff, 0xff])))).toBe('accepted')
  })

  test('with fill bytes between its segments', () => {
    for (const fill of ['\0', '\0\0\0\0\xff\xff', '\r\n']) {
      const bytes = Buffer.from(fill, 'latin1')
      expect(judge(inserted(good, startOf(good, 0xc0), bytes))).toBe('accepted')
      expect(judge(inserted(good, startOf(good, 0xda), bytes))).toBe('accepted')
    }
  })

  test('with a whole JPEG as thumbnail inside a segment, which is not taken for the end of the picture', async () => {
    const withThumbnail = inserted(good, 2, segment(0xe1, good.subarray(0, 60_000)))
    expect(judge(withThumbnail)).toBe('accepted')
    expect(await examineAs('image/jpeg', withThumbnail.subarray(0, good.length + 40))).toEqual({
      accepted: false,
      refusal: 'CORRUPT',
    })
  })

  test('with restart markers and stuffed bytes in its data', () => {
    const scan = good.length - 2
    expect(judge(inserted(good, scan, Buffer.from([0xff, 0xd0, 0x12, 0xff, 0x00, 0xff, 0xd7])))).toBe(
      'accepted',
    )
  })

  test('that the decoder accepts, too', async () => {
    await expect(sharp(good, { failOn: 'error' }).stats()).resolves.toBeDefined()
  })
})

describe('a JPEG that is not whole is CORRUPT', () => {
  const manyScans = (): Buffer => {
    const scan = good.subarray(startOf(good, 0xda), startOf(good, 0xda) + 40)
    return Buffer.concat(Array<Buffer>(100).fill(scan))
  }
  const manyFills = (): Buffer =>
    Buffer.concat(Array<Buffer>(101).fill(Buffer.concat([segment(0xfe, Buffer.from('x')), Buffer.alloc(1)])))

  test('cut at any segment boundary, or a byte before or after it', () => {
    const cuts = segmentStarts(good).flatMap(at => [at - 1, at, at + 1, at + 2, at + 3])
    expect(cuts.length).toBeGreaterThan(20)
    expect(cuts.filter(cut => cut >= 3).map(cut => judge(good.subarray(0, cut)))).toEqual(
      cuts.filter(cut => cut >= 3).map(() => 'CORRUPT'),
    )
  })

  test.each([
    ['with nothing but a start and an end', () => Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['whose end comes before any scan', () => inserted(good, startOf(good, 0xda), Buffer.from([0xff, 0xd9]))],
    ['with a scan before its frame', () => inserted(good, 2, good.subarray(startOf(good, 0xda), -2))],
    [
      'with two frames',
      () => {
        const at = startOf(good, 0xc0)
        return inserted(good, at, good.subarray(at, at + 19))
      },
    ],
    ['with no width', () => withBytes(good, startOf(good, 0xc0) + 7, 0, 0)],
    ['with no height', () => withBytes(good, startOf(good, 0xc0) + 5, 0, 0)],
    [
      'whose frame has another length than its components need',
      () => withBytes(good, startOf(good, 0xc0) + 9, 4),
    ],
    [
      'whose scan has another length than its components need',
      () => withBytes(good, startOf(good, 0xda) + 4, 2),
    ],
    [
      'with a segment shorter than its own length field',
      () => withBytes(good, startOf(good, 0xdb) + 2, 0, 1),
    ],
    ['with a segment longer than the file', () => withBytes(good, startOf(good, 0xda) - 2 + 2, 0xff, 0xff)],
    ['with more than a hundred scans', () => inserted(good, good.length - 2, manyScans())],
    ['with more than a hundred runs of fill bytes', () => inserted(good, startOf(good, 0xdb), manyFills())],
    [
      'with bytes between segments, behind zeros',
      () => inserted(good, startOf(good, 0xc4), Buffer.from('\0\0hello\0')),
    ],
    ['with bytes between segments', () => inserted(good, startOf(good, 0xc4), Buffer.from('hello'))],
    ['with a second start inside', () => inserted(good, startOf(good, 0xdb), Buffer.from([0xff, 0xd8]))],
    [
      'with a marker that does not exist',
      () => inserted(good, startOf(good, 0xdb), Buffer.from([0xff, 0x02, 0, 2])),
    ],
  ])('%s', (_, make) => {
    expect(judge(make())).toBe('CORRUPT')
  })
})

test('a lossless JPEG is FORMAT_NOT_SUPPORTED', () => {
  expect(judge(withBytes(good, startOf(good, 0xc0) + 1, 0xc3))).toBe('FORMAT_NOT_SUPPORTED')
})

describe('a JPEG with something else attached has TRAILING_DATA', () => {
  test.each(Object.entries(foreignTails))('%s', (_, tail) => {
    expect(judge(Buffer.concat([good, tail]))).toBe('TRAILING_DATA')
  })

  test.each(Object.entries(foreignTails))('%s behind zero padding', (_, tail) => {
    expect(judge(Buffer.concat([good, Buffer.alloc(100), tail]))).toBe('TRAILING_DATA')
  })

  test('a PNG', async () => {
    expect(judge(Buffer.concat([good, await goodPng()]))).toBe('TRAILING_DATA')
  })

  test('a ZIP archive hidden in a comment, with the rest of the picture as its own comment', () => {
    const rest = good.subarray(2)
    const directory = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
    directory.writeUInt16LE(rest.length, 20)
    expect(judge(Buffer.concat([good.subarray(0, 2), segment(0xfe, directory), rest]))).toBe('TRAILING_DATA')
  })
})
