import { deflateSync } from 'node:zlib'
import { exif, xmp } from './exif.ts'
import { chunk, chunkBefore, colourType, writePng } from './png-writer.ts'
import {
  type Colour,
  colourAt,
  drawScene,
  type GoodPhoto,
  inBlackAndWhite,
  inColour,
  inGrey,
  photo,
  type Quadrants,
  quadrantOf,
  white,
} from './scene.ts'

const png = (name: string, make: GoodPhoto['make'], differs: Partial<GoodPhoto> = {}): GoodPhoto =>
  photo('image/png', `PNG ${name}`, make, { tolerance: 2, ...differs })

export const inRgb = (x: number, y: number): readonly number[] => colourAt(inColour, x, y)
export const asIndex = (x: number, y: number): readonly number[] => [quadrantOf(x, y)]
const wide = (samples: readonly number[]): number[] => samples.map(sample => sample * 257)

export const palette = chunk('PLTE', Buffer.from(inColour.flat()))
export const plainPng = (): Buffer => writePng({ colour: colourType.rgb, depth: 8, samples: inRgb })

/** A colour with half opacity on white. */
const half = (colour: Colour): Colour =>
  colour.map(level => Math.round((level + 255) / 2)) as unknown as Colour
const [topLeft, topRight, bottomLeft, bottomRight] = inColour
/** The top right is transparent, the bottom left half transparent. */
const opacity = [255, 0, 128, 255] as const
const onWhite: Quadrants = [topLeft, white, half(bottomLeft), bottomRight]
const opacityAt = (x: number, y: number): number => opacity[quadrantOf(x, y)]
const greyLevels = [0x3333, 0x6666, 0x9999, 0xcccc] as const
const greyAt =
  (depth: number) =>
  (x: number, y: number): number =>
    (greyLevels[quadrantOf(x, y)] ?? 0) >> (16 - depth)
const [greyTopLeft, , greyBottomLeft, greyBottomRight] = inGrey
const greyOnWhite: Quadrants = [greyTopLeft, white, half(greyBottomLeft), greyBottomRight]

/** A level of grey in two bits. */
const inFourGreys: Quadrants = [
  [0, 0, 0],
  [85, 85, 85],
  [170, 170, 170],
  [255, 255, 255],
]

const kinds = [
  png(
    'in 1-bit grey',
    () => writePng({ colour: 0, depth: 1, samples: (x, y) => [quadrantOf(x, y) === 0 ? 0 : 1] }),
    { shows: inBlackAndWhite },
  ),
  png('in 2-bit grey', () => writePng({ colour: 0, depth: 2, samples: asIndex }), { shows: inFourGreys }),
  ...[4, 8, 16].map(depth =>
    png(
      `in ${depth}-bit grey`,
      () => writePng({ colour: 0, depth, samples: (x, y) => [greyAt(depth)(x, y)] }),
      { shows: inGrey },
    ),
  ),
  png('in 8-bit colour', plainPng),
  png('in 16-bit colour', () =>
    writePng({ colour: colourType.rgb, depth: 16, samples: (x, y) => wide(inRgb(x, y)) }),
  ),
  png(
    'with a 1-bit palette',
    () =>
      writePng({
        colour: colourType.indexed,
        depth: 1,
        samples: (x, y) => [quadrantOf(x, y) === 0 ? 0 : 1],
        before: [chunk('PLTE', Buffer.from([...topLeft, ...topRight]))],
      }),
    { shows: [topLeft, topRight, topRight, topRight] },
  ),
  ...[2, 4, 8].map(depth =>
    png(`with a ${depth}-bit palette`, () =>
      writePng({ colour: colourType.indexed, depth, samples: asIndex, before: [palette] }),
    ),
  ),
]

const transparent = [
  png(
    'with a palette and transparency',
    () =>
      writePng({
        colour: colourType.indexed,
        depth: 8,
        samples: asIndex,
        before: [palette, chunk('tRNS', Buffer.from(opacity.slice(0, 3)))],
      }),
    { shows: onWhite },
  ),
  png(
    'with one transparent colour',
    () =>
      writePng({
        colour: colourType.rgb,
        depth: 8,
        samples: (x, y) => inColour[quadrantOf(x, y)],
        before: [chunk('tRNS', Buffer.from(topRight.flatMap(level => [0, level])))],
      }),
    { shows: [topLeft, white, bottomLeft, bottomRight] },
  ),
  ...[8, 16].flatMap(depth => [
    png(
      `in ${depth}-bit grey with alpha`,
      () =>
        writePng({
          colour: colourType.greyAlpha,
          depth,
          samples: (x, y) => [greyAt(depth)(x, y), opacityAt(x, y) * (depth === 16 ? 257 : 1)],
        }),
      { shows: greyOnWhite },
    ),
    png(
      `in ${depth}-bit colour with alpha`,
      () =>
        writePng({
          colour: colourType.rgba,
          depth,
          samples: (x, y) => {
            const samples = [...inRgb(x, y), opacityAt(x, y)]
            return depth === 16 ? wide(samples) : samples
          },
        }),
      { shows: onWhite },
    ),
  ]),
]

const interlaced = [
  png('interlaced', () => writePng({ colour: colourType.rgb, depth: 8, samples: inRgb, interlaced: true })),
  png('interlaced with a 2-bit palette', () =>
    writePng({ colour: colourType.indexed, depth: 2, samples: asIndex, before: [palette], interlaced: true }),
  ),
  png('as sharp writes it', () => drawScene().png({ progressive: true, palette: true }).toBuffer(), {
    tolerance: 6,
  }),
]

const keyword = (name: string): Buffer => Buffer.from(`${name}\0`, 'latin1')
const withChunks = (...added: readonly Uint8Array[]): Buffer => chunkBefore(plainPng(), 'IDAT', ...added)

async function profile(name: 'p3' | 'srgb'): Promise<Buffer> {
  const written = await drawScene().withIccProfile(name).jpeg().toBuffer()
  const marker = written.indexOf('ICC_PROFILE\0')
  const content = written.subarray(marker + 14, marker - 2 + written.readUInt16BE(marker - 2))
  return chunk('iCCP', Buffer.concat([keyword('profile'), Buffer.from([0]), deflateSync(content)]))
}

/** The scene's colours in Display P3, which is wider, so that the values are smaller. */
const inP3: Quadrants = [
  [184, 56, 49],
  [80, 158, 73],
  [52, 60, 183],
  [217, 201, 87],
]
const sampledIn =
  (quadrants: Quadrants, depth: 8 | 16) =>
  (x: number, y: number): number[] => {
    const [red, green, blue] = quadrants[quadrantOf(x, y)]
    return depth === 16 ? wide([red, green, blue]) : [red, green, blue]
  }

const profiled = ([8, 16] as const).flatMap(depth => [
  png(`in ${depth}-bit colour with an sRGB profile`, async () =>
    writePng({
      colour: colourType.rgb,
      depth,
      samples: sampledIn(inColour, depth),
      before: [await profile('srgb')],
    }),
  ),
  png(`in ${depth}-bit colour with a Display P3 profile`, async () =>
    writePng({
      colour: colourType.rgb,
      depth,
      samples: sampledIn(inP3, depth),
      before: [await profile('p3')],
    }),
  ),
  png(`in ${depth}-bit colour with alpha and a Display P3 profile`, async () =>
    writePng({
      colour: colourType.rgba,
      depth,
      samples: (x, y) => [...sampledIn(inP3, depth)(x, y), 2 ** depth - 1],
      before: [await profile('p3')],
    }),
  ),
  png(
    `in ${depth}-bit grey with a colour profile`,
    async () =>
      writePng({
        colour: colourType.grey,
        depth,
        samples: (x, y) => sampledIn(inGrey, depth)(x, y).slice(0, 1),
        before: [await profile('srgb')],
      }),
    { shows: inGrey },
  ),
])

const additions = [
  png('with its data in several chunks', () =>
    writePng({ colour: colourType.rgb, depth: 8, samples: inRgb, parts: 7 }),
  ),
  png('with EXIF that turns it', () => withChunks(chunk('eXIf', exif({ image: { 274: 6 } }))), {
    shows: [bottomLeft, topLeft, bottomRight, topRight],
    width: 480,
    height: 640,
  }),
  png('with texts, plain, compressed and international', () =>
    withChunks(
      chunk('tEXt', Buffer.concat([keyword('Title'), Buffer.from('A scene')])),
      chunk('zTXt', Buffer.concat([keyword('Comment'), Buffer.from([0]), deflateSync('Drawn for a test')])),
      chunk('iTXt', Buffer.concat([keyword('XML:com.adobe.xmp'), Buffer.alloc(4), Buffer.from(xmp(''))])),
      chunk(
        'iTXt',
        Buffer.concat([keyword('Title'), Buffer.from([1, 0]), Buffer.from('zh\0\0'), deflateSync('一景')]),
      ),
    ),
  ),
  png('with an indexed palette and a Display P3 profile', async () =>
    writePng({
      colour: colourType.indexed,
      depth: 8,
      samples: (x, y) => [quadrantOf(x, y)],
      before: [await profile('p3'), chunk('PLTE', Buffer.from(inP3.flat()))],
    }),
  ),
  png('with zeros behind it', () => Buffer.concat([plainPng(), Buffer.alloc(512)])),
  png('with 0xff behind it', () => Buffer.concat([plainPng(), Buffer.alloc(512, 0xff)])),
  png('with a line break behind it', () => Buffer.concat([plainPng(), Buffer.from('\r\n')])),
  png('with a colour profile that is none', () =>
    withChunks(
      chunk('iCCP', Buffer.concat([keyword('x'), Buffer.from([0]), deflateSync(Buffer.alloc(300))])),
    ),
  ),
  png('with gamma, resolution and time', () =>
    withChunks(
      chunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
      chunk('sRGB', Buffer.from([0])),
      chunk('pHYs', Buffer.from([0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1])),
      chunk('tIME', Buffer.from([7, 234, 5, 31, 10, 20, 30])),
    ),
  ),
  png('with an unknown chunk', () => withChunks(chunk('raNd', Buffer.from('hello')))),
]

export const goodPngs: readonly GoodPhoto[] = [
  ...kinds,
  ...transparent,
  ...interlaced,
  ...profiled,
  ...additions,
]
