import { describe, expect, test } from '@jest/globals'
import { type BmpOptions, foreignTails, goodBmp, verdict } from './good-files.ts'

const judge = (bytes: Uint8Array): string => verdict('image/bmp', bytes)

function withField(offset: number, value: number, options: BmpOptions = {}): Buffer {
  const file = goodBmp(options)
  file.writeUInt32LE(value >>> 0, offset)
  return file
}

const runs8 = Buffer.from([5, 1, 0, 4, 1, 2, 3, 4, 0, 0, 0, 2, 1, 1, 0, 3, 9, 9, 9, 0, 0, 1])
const runs4 = Buffer.from([5, 0x12, 0, 5, 0x12, 0x34, 0x50, 0, 0, 0, 0, 1])
const rle8: BmpOptions = { bitCount: 8, compression: 1, pixels: runs8 }

/** A version 5 header whose colour profile lies behind the pixels. */
function withProfile(start: 'behind' | number, length: number): Buffer {
  const behind = Buffer.alloc(64, 7)
  const file = goodBmp({ headerSize: 124, behind })
  file.writeUInt32LE(0x4d424544, 14 + 56)
  file.writeUInt32LE(start === 'behind' ? file.length - behind.length - 14 : start, 14 + 112)
  file.writeUInt32LE(length, 14 + 116)
  return file
}

describe('a whole BMP is accepted', () => {
  test.each<[string, BmpOptions]>([
    ...[1, 4, 8, 16, 24, 32].map((bitCount): [string, BmpOptions] => [`${bitCount}-bit`, { bitCount }]),
    ...[12, 40, 52, 56, 64, 108, 124].map((headerSize): [string, BmpOptions] => [
      `with a header of ${headerSize} bytes`,
      { headerSize },
    ]),
    ['8-bit with the oldest header', { headerSize: 12, bitCount: 8 }],
    ['top row first', { height: -9 }],
    ['16-bit with masks', { bitCount: 16, compression: 3 }],
    ['32-bit with masks', { bitCount: 32, compression: 3 }],
    ['32-bit with masks and transparency', { bitCount: 32, compression: 6 }],
    ['run-length encoded, 8-bit', rle8],
    ['run-length encoded, 4-bit', { bitCount: 4, compression: 2, pixels: runs4 }],
    ['with a short palette', { bitCount: 8, coloursUsed: 5 }],
    ['with its pixels aligned', { gap: 74 }],
    ['with two zero bytes at the end, as some editors write', { behind: Buffer.alloc(2) }],
  ])('%s', (_, options) => {
    expect(judge(goodBmp(options))).toBe('accepted')
  })

  test.each([0, 20, goodBmp().length - 4, goodBmp().length + 1, 0xffffffff])(
    'with the length %d in its header',
    claimed => {
      expect(judge(withField(2, claimed))).toBe('accepted')
      expect(judge(withField(2, claimed).subarray(0, -1))).toBe('CORRUPT')
    },
  )

  test.each([
    ['zeros', '\0'],
    ['erased flash memory', '\xff'],
    ['white space', '\r\n'],
  ])('with %s behind its pixels, inside the length it claims or behind it', (_, fill) => {
    const behind = Buffer.alloc(10, fill, 'latin1')
    expect(judge(goodBmp({ behind }))).toBe('accepted')
    expect(judge(Buffer.concat([goodBmp(), behind]))).toBe('accepted')
  })

  test('with a colour profile behind its pixels', () => {
    expect(judge(withProfile('behind', 64))).toBe('accepted')
  })
})

describe('an incomplete or contradictory BMP is CORRUPT', () => {
  const plain = goodBmp()
  test.each<[string, () => Buffer]>([
    ['of two bytes', () => plain.subarray(0, 2)],
    ['cut in its file header', () => plain.subarray(0, 13)],
    ['cut in its second header', () => plain.subarray(0, 40)],
    ['cut before its pixels', () => plain.subarray(0, 54)],
    ['cut before its last byte', () => plain.subarray(0, -1)],
    ['with pixels beyond its end', () => withField(10, plain.length)],
    ['with pixels inside its headers', () => withField(10, 53)],
    ['with pixels inside its palette', () => withField(10, 54, { bitCount: 8 })],
    ['with room for something else before its pixels', () => goodBmp({ gap: 5000 })],
    ['with two planes', () => withField(26, 0x180002)],
    ['with no width', () => withField(18, 0)],
    ['with a negative width', () => withField(18, -13)],
    ['with no height', () => withField(22, 0)],
    ['with more rows than it holds', () => withField(22, 10)],
    [
      'with the most rows and columns',
      () => {
        const file = withField(18, 0x7fffffff)
        file.writeUInt32LE(0x80000000, 22)
        return file
      },
    ],
    ['with a run-length encoding its bit count has not', () => withField(30, 1)],
    ['run-length encoded, top row first', () => goodBmp({ ...rle8, height: -9 })],
    ['run-length encoded without an end', () => goodBmp({ ...rle8, pixels: runs8.subarray(0, -2) })],
    ['run-length encoded, cut in a run', () => goodBmp({ ...rle8, pixels: Buffer.from([0, 200, 1, 2]) })],
    ['with a colour profile over its pixels', () => withProfile(60, 64)],
    ['with a colour profile beyond its end', () => withProfile('behind', 65)],
  ])('%s', (_, make) => {
    expect(judge(make())).toBe('CORRUPT')
  })
})

describe('a BMP of a kind for printers or OS/2 is FORMAT_NOT_SUPPORTED', () => {
  test.each<[string, () => Buffer]>([
    ['with an unknown header', () => withField(14, 41)],
    ['with a bit count of 2', () => withField(28, 2)],
    ['holding a JPEG', () => withField(30, 4)],
    ['holding a PNG', () => withField(30, 5)],
    ['with an encoding only OS/2 had', () => goodBmp({ headerSize: 64, compression: 4 })],
  ])('%s', (_, make) => {
    expect(judge(make())).toBe('FORMAT_NOT_SUPPORTED')
  })
})

describe('a BMP with something attached has TRAILING_DATA', () => {
  test.each(Object.entries(foreignTails))('%s behind the length it claims', (_, tail) => {
    expect(judge(Buffer.concat([goodBmp(), tail]))).toBe('TRAILING_DATA')
  })

  test.each(Object.entries(foreignTails))(
    '%s behind its pixels, inside the length it claims',
    (_, behind) => {
      expect(judge(goodBmp({ behind }))).toBe('TRAILING_DATA')
    },
  )

  test.each(Object.entries(foreignTails))('%s behind run-length encoded pixels', (_, behind) => {
    expect(judge(goodBmp({ ...rle8, behind }))).toBe('TRAILING_DATA')
  })

  test('bytes behind a colour profile', () => {
    expect(judge(withProfile('behind', 60))).toBe('TRAILING_DATA')
  })
})
