import { exifSegment } from './exif.ts'
import { arithmeticJpeg } from './jpeg-arithmetic.ts'
import {
  beforeEnd,
  endOfImage,
  inserted,
  scanStarts,
  startOf,
  withBytes,
  withSegments,
} from './jpeg-parts.ts'
import { adobe, colourModels, segment, writeJpeg } from './jpeg-writer.ts'
import { multiPicture, samsungMotionPhoto, video, withGainMap } from './phone-trailers.ts'
import { drawScene, type GoodPhoto, inColour, inGrey, photo, type Quadrants } from './scene.ts'

const jpeg = (name: string, make: GoodPhoto['make'], differs: Partial<GoodPhoto> = {}): GoodPhoto =>
  photo('image/jpeg', `JPEG ${name}`, make, differs)

export const plainJpeg = (): Promise<Buffer> => drawScene().jpeg().toBuffer()
export const progressiveJpeg = (): Promise<Buffer> =>
  drawScene().jpeg({ progressive: true, quality: 95 }).toBuffer()
const thumbnail = (): Promise<Buffer> => drawScene(inColour, { width: 160, height: 120 }).jpeg().toBuffer()
/** Inks cannot show every colour of a screen. */
const throughInks = { tolerance: 80 }

const [topLeft, topRight, bottomLeft, bottomRight] = inColour
const upright: Readonly<Record<number, Quadrants>> = {
  1: inColour,
  2: [topRight, topLeft, bottomRight, bottomLeft],
  3: [bottomRight, bottomLeft, topRight, topLeft],
  4: [bottomLeft, bottomRight, topLeft, topRight],
  5: [topLeft, bottomLeft, topRight, bottomRight],
  6: [bottomLeft, topLeft, bottomRight, topRight],
  7: [bottomRight, topRight, bottomLeft, topLeft],
  8: [topRight, bottomRight, topLeft, bottomLeft],
}

const turned = Object.entries(upright).map(([orientation, shows]) =>
  jpeg(
    `with EXIF orientation ${orientation}`,
    async () => withSegments(await plainJpeg(), exifSegment({ image: { 274: Number(orientation) } })),
    { shows, ...(Number(orientation) >= 5 ? { width: 480, height: 640 } : {}) },
  ),
)

const encodings = [
  jpeg('baseline', plainJpeg),
  jpeg('progressive', progressiveJpeg),
  jpeg('progressive with optimised scans', () => drawScene().jpeg({ mozjpeg: true }).toBuffer()),
  jpeg('of the lowest quality', () => drawScene().jpeg({ quality: 10 }).toBuffer(), { tolerance: 12 }),
  jpeg('without chroma subsampling', () => drawScene().jpeg({ chromaSubsampling: '4:4:4' }).toBuffer()),
  jpeg('with 4-2-2 chroma subsampling', () => writeJpeg({ model: colourModels['4:2:2'] })),
  jpeg('with 4-1-1 chroma subsampling', () => writeJpeg({ model: colourModels['4:1:1'] })),
  jpeg('extended sequential', () => writeJpeg({ frame: 0xc1 })),
  jpeg('with a scan for each component', () => writeJpeg({ model: colourModels['4:2:2'], scans: 3 })),
  jpeg('with restart markers', () => writeJpeg({ restart: 80 })),
  jpeg('arithmetic-coded', () => arithmeticJpeg),
  jpeg('grey', () => drawScene(inGrey).greyscale().jpeg().toBuffer(), { shows: inGrey }),
  jpeg('RGB', () => writeJpeg({ model: colourModels.rgb, before: [adobe(0)] })),
  jpeg('CMYK', () => drawScene().toColourspace('cmyk').jpeg().toBuffer(), throughInks),
  jpeg(
    'CMYK as Adobe inverts it',
    () => writeJpeg({ model: colourModels.adobeCmyk, before: [adobe(0)] }),
    throughInks,
  ),
  jpeg('YCCK', () => writeJpeg({ model: colourModels.adobeYcck, before: [adobe(2)] }), throughInks),
  jpeg('of 12 megapixels', () => drawScene(inColour, { width: 4000, height: 3000 }).jpeg().toBuffer(), {
    width: 4000,
    height: 3000,
  }),
  jpeg(
    'of 50 megapixels',
    () =>
      drawScene(inColour, { width: 1024, height: 768 })
        .resize(8192, 6144, { kernel: 'nearest' })
        .jpeg()
        .toBuffer(),
    { width: 8192, height: 6144 },
  ),
  jpeg(
    'of exactly the shortest side',
    () => drawScene(inColour, { width: 480, height: 480 }).jpeg().toBuffer(),
    { width: 480, height: 480 },
  ),
]

/**
 * With the parameters that many phones write into each scan, although a sequential scan has only one choice.
 */
export const withScanParameters = (jpeg: Buffer): Buffer =>
  scanStarts(jpeg).reduce((so, at) => withBytes(so, at + 2 + jpeg.readUInt16BE(at + 2) - 3, 0, 0, 0), jpeg)

const jfif = (major: number): Buffer =>
  segment(0xe0, Buffer.from([...Buffer.from('JFIF\0', 'latin1'), major, 1, 0, 0, 1, 0, 1, 0, 0]))

const additions = [
  jpeg('with a Display P3 profile', () => drawScene().withIccProfile('p3').jpeg().toBuffer()),
  jpeg('with a comment', async () =>
    withSegments(await plainJpeg(), segment(0xfe, Buffer.from('Scanned at the counter'))),
  ),
  jpeg('with an embedded thumbnail', async () =>
    withSegments(
      await plainJpeg(),
      exifSegment({ image: { 271: 'Canon', 272: 'Canon EOS 5D' }, thumbnail: await thumbnail() }),
    ),
  ),
  jpeg('with JFIF revision 2, as some scanners write', () => writeJpeg({ before: [jfif(2)] })),
  jpeg('with an unknown Adobe transform', () => writeJpeg({ before: [adobe(7)] })),
  jpeg('with extraneous bytes before its end, as some cameras write', async () =>
    beforeEnd(await plainJpeg(), Buffer.alloc(8, 0x2a)),
  ),
  jpeg('with scan parameters of zero, as some phones write', async () =>
    withScanParameters(await plainJpeg()),
  ),
  jpeg('with scan parameters of zero in a scan for each component', () =>
    withScanParameters(writeJpeg({ scans: 3 })),
  ),
  jpeg('extended sequential with scan parameters of zero', () =>
    withScanParameters(writeJpeg({ frame: 0xc1 })),
  ),
  jpeg('with zeros between its segments', async () => {
    const whole = await plainJpeg()
    return inserted(whole, startOf(whole, 0xc0), Buffer.alloc(16))
  }),
  jpeg('without its end', async () => (await plainJpeg()).subarray(0, -2)),
  jpeg('with half its end', async () => (await plainJpeg()).subarray(0, -1)),
  jpeg('progressive, without its end', async () => (await progressiveJpeg()).subarray(0, -2)),
  jpeg('with restart markers, without its end', () => writeJpeg({ restart: 80 }).subarray(0, -2)),
  jpeg('with zero padding behind it', async () => Buffer.concat([await plainJpeg(), Buffer.alloc(512)])),
  jpeg('with 0xff behind it', async () => Buffer.concat([await plainJpeg(), Buffer.alloc(512, 0xff)])),
  jpeg('with white space behind it', async () => Buffer.concat([await plainJpeg(), Buffer.from('\r\n')])),
  jpeg('with a second end behind it', async () => Buffer.concat([await plainJpeg(), endOfImage])),
  jpeg('with zeros, a second end and 0xff behind it', async () =>
    Buffer.concat([await plainJpeg(), Buffer.alloc(9), endOfImage, Buffer.alloc(512, 0xff)]),
  ),
]

const trailers = [
  jpeg('with a second picture behind it', async () => multiPicture(await plainJpeg(), await thumbnail())),
  jpeg('with a gain map', async () => withGainMap(await plainJpeg(), await thumbnail())),
  jpeg('with a video behind it', async () => Buffer.concat([await plainJpeg(), video])),
  jpeg('with a Samsung motion photo', async () => Buffer.concat([await plainJpeg(), samsungMotionPhoto()])),
  jpeg('with a gain map and a Samsung motion photo', async () =>
    Buffer.concat([withGainMap(await plainJpeg(), await thumbnail()), samsungMotionPhoto()]),
  ),
]

export const goodJpegs: readonly GoodPhoto[] = [...encodings, ...turned, ...additions, ...trailers]
