import { type BmpOptions, goodBmp } from '../good-files.ts'
import {
  type Colour,
  colourAt,
  drawScene,
  type GoodPhoto,
  inBlackAndWhite,
  inColour,
  photo,
  quadrantOf,
  rowKind,
  sceneSize,
} from './scene.ts'

interface SceneBmp extends BmpOptions {
  /** A colour as the bits of one pixel. */
  readonly pixelOf?: (colour: Colour) => number
}

const bmp = (name: string, options: SceneBmp, differs: Partial<GoodPhoto> = {}): GoodPhoto =>
  photo('image/bmp', `BMP ${name}`, () => sceneBmp(options), { tolerance: 1, ...differs })

/** Five bits of red, green and blue, or six of green, which is the common form. */
const bits555 = ([red, green, blue]: Colour): number => ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3)
const bits565 = ([red, green, blue]: Colour): number => ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3)
const bytesBgr = ([red, green, blue]: Colour): number => (red << 16) | (green << 8) | blue
const masks565 = [0xf800, 0x07e0, 0x001f]
const masksBgr = [0xff0000, 0xff00, 0xff]
const masksRgb = [0xff, 0xff00, 0xff0000]
const bytesRgb = ([red, green, blue]: Colour): number => (blue << 16) | (green << 8) | red
/** Fewer bits cannot distinguish similar colours. */
const coarse = { tolerance: 8 }

/** The pixels of the scene with the given number of bits, in rows of whole four bytes. */
function raster(bitCount: number, topDown: boolean, valueAt: (x: number, y: number) => number): Buffer {
  const { width, height } = sceneSize
  const rowBytes = Math.ceil((width * bitCount) / 32) * 4
  const bytes = Buffer.alloc(rowBytes * height)
  const startOf = (y: number) => rowBytes * (topDown ? y : height - 1 - y)
  const drawn = new Map<string, number>()
  for (let y = 0; y < height; y++) {
    const start = startOf(y)
    const known = drawn.get(rowKind(y, height))
    if (known !== undefined) {
      bytes.copyWithin(start, known, known + rowBytes)
      continue
    }
    drawn.set(rowKind(y, height), start)
    for (let x = 0; x < width; x++) {
      const value = valueAt(x, y)
      if (bitCount >= 8) {
        bytes.writeUIntLE(value, start + (x * bitCount) / 8, bitCount / 8)
      } else {
        const at = start + ((x * bitCount) >> 3)
        bytes[at] = (bytes[at] ?? 0) | (value << (8 - bitCount - ((x * bitCount) & 7)))
      }
    }
  }
  return bytes
}

function sceneBmp(options: SceneBmp = {}): Buffer {
  const { bitCount = 24, pixelOf = bytesBgr } = options
  const { width, height } = sceneSize
  const valueAt = (x: number, y: number): number => {
    const quadrant = quadrantOf(x, y)
    if (bitCount > 8) return pixelOf(colourAt(inColour, x, y))
    return bitCount === 1 ? Math.min(1, quadrant) : quadrant
  }
  const topDown = (options.height ?? height) < 0
  const palette = bitCount > 8 ? {} : { palette: bitCount === 1 ? inBlackAndWhite.slice(0, 2) : inColour }
  return goodBmp({ width, height, pixels: raster(bitCount, topDown, valueAt), ...palette, ...options })
}

export const plainBmp = (): Buffer => sceneBmp()

/** Each row a run of one quadrant's index and a run of another's, bottom row first. */
function runs(longest: number, byteOf: (index: number) => number): Buffer {
  const { width, height } = sceneSize
  const bytes: number[] = []
  for (let y = height - 1; y >= 0; y--) {
    for (const left of [0, width / 2]) {
      for (let done = 0; done < width / 2; done += longest) {
        bytes.push(Math.min(longest, width / 2 - done), byteOf(quadrantOf(left, y)))
      }
    }
    bytes.push(0, 0)
  }
  return Buffer.from([...bytes, 0, 1])
}
export const runs8 = runs(255, index => index)
const runs4 = runs(254, index => index * 17)
/** The same, but four pixels of the first run are literal, behind a jump to the current position. */
const literalRuns8 = Buffer.concat([
  Buffer.from([0, 2, 0, 0, 0, 4, ...Array<number>(4).fill(runs8[1] ?? 0), (runs8[0] ?? 0) - 4]),
  runs8.subarray(1),
])

const embeddedProfile = 0x4d424544

async function withProfile(): Promise<Buffer> {
  const jpeg = await drawScene().withIccProfile('p3').jpeg().toBuffer()
  const marker = jpeg.indexOf('ICC_PROFILE\0')
  const profile = jpeg.subarray(marker + 14, marker - 2 + jpeg.readUInt16BE(marker - 2))
  const file = sceneBmp({ headerSize: 124, behind: profile })
  file.writeUInt32LE(embeddedProfile, 14 + 56)
  file.writeUInt32LE(file.length - profile.length - 14, 14 + 112)
  file.writeUInt32LE(profile.length, 14 + 116)
  return file
}

export const goodBmps: readonly GoodPhoto[] = [
  bmp('in 24 bits', {}),
  bmp('in 24 bits, top row first', { height: -sceneSize.height }),
  bmp('in 32 bits', { bitCount: 32 }),
  bmp('in 16 bits', { bitCount: 16, pixelOf: bits555 }, coarse),
  bmp('in 8 bits', { bitCount: 8 }),
  bmp('in 8 bits with a short palette', { bitCount: 8, coloursUsed: 4 }),
  bmp('in 8 bits, top row first', { bitCount: 8, height: -sceneSize.height }),
  bmp('in 4 bits', { bitCount: 4 }),
  bmp('in 1 bit', { bitCount: 1 }, { shows: inBlackAndWhite }),
  bmp('with the oldest header, in 24 bits', { headerSize: 12 }),
  bmp('with the oldest header, in 8 bits', { headerSize: 12, bitCount: 8 }),
  bmp('with the header of OS/2', { headerSize: 64 }),
  bmp('with a version 4 header', { headerSize: 108 }),
  bmp('with a version 5 header', { headerSize: 124 }),
  photo('image/bmp', 'BMP with a colour profile', withProfile, { tolerance: 1 }),
  bmp(
    'in 16 bits with masks, green with six',
    { bitCount: 16, compression: 3, masks: masks565, pixelOf: bits565 },
    coarse,
  ),
  bmp('in 32 bits with masks, red first', {
    bitCount: 32,
    compression: 3,
    masks: masksRgb,
    pixelOf: bytesRgb,
  }),
  bmp('in 32 bits with masks in a version 4 header', {
    headerSize: 108,
    bitCount: 32,
    compression: 3,
    masks: masksBgr,
  }),
  bmp('in 32 bits with masks and opacity', {
    headerSize: 124,
    bitCount: 32,
    compression: 3,
    masks: [...masksBgr, 0xff000000],
  }),
  bmp('run-length encoded, in 8 bits', { bitCount: 8, compression: 1, pixels: runs8 }),
  bmp('run-length encoded, in 8 bits, with a jump and literals', {
    bitCount: 8,
    compression: 1,
    pixels: literalRuns8,
  }),
  bmp('run-length encoded, in 4 bits', { bitCount: 4, compression: 2, pixels: runs4 }),
  bmp('with a header of 52 bytes, in 32 bits with masks', {
    headerSize: 52,
    bitCount: 32,
    compression: 3,
    masks: masksBgr,
  }),
  bmp('with a header of 52 bytes, in 32 bits with masks, red first', {
    headerSize: 52,
    bitCount: 32,
    compression: 3,
    masks: masksRgb,
    pixelOf: bytesRgb,
  }),
  bmp(
    'with a header of 52 bytes, in 16 bits with masks',
    { headerSize: 52, bitCount: 16, compression: 3, masks: masks565, pixelOf: bits565 },
    coarse,
  ),
  bmp('with a header of 52 bytes, in 24 bits', { headerSize: 52 }),
  bmp('with a header of 52 bytes, in 8 bits', { headerSize: 52, bitCount: 8 }),
  bmp('with a header of 56 bytes, in 32 bits with masks and opacity', {
    headerSize: 56,
    bitCount: 32,
    compression: 3,
    masks: [...masksRgb, 0xff000000],
    pixelOf: bytesRgb,
  }),
  bmp('with a header of 56 bytes, in 32 bits with masks', {
    headerSize: 56,
    bitCount: 32,
    compression: 3,
    masks: [...masksBgr, 0],
  }),
  bmp('with a header of 56 bytes, in 8 bits', { headerSize: 56, bitCount: 8 }),
  ...[0, 54, 0x7fffffff].map(claimed =>
    photo(
      'image/bmp',
      `BMP that claims a length of ${claimed}`,
      () => {
        const file = sceneBmp()
        file.writeUInt32LE(claimed, 2)
        return file
      },
      { tolerance: 1 },
    ),
  ),
  photo(
    'image/bmp',
    'BMP with zeros behind the length it claims',
    () => Buffer.concat([sceneBmp(), Buffer.alloc(512)]),
    { tolerance: 1 },
  ),
  bmp('with its pixels aligned', { gap: 74 }),
  bmp('with two zero bytes at its end, as some editors write', { behind: Buffer.alloc(2) }),
]
