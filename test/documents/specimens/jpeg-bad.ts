import { maximumDocumentBytes } from '../../../domain/policy.ts'
import { foreignTails, zipDirectory } from '../good-files.ts'
import { arithmeticJpeg } from './jpeg-arithmetic.ts'
import { plainJpeg, progressiveJpeg, withScanParameters } from './jpeg-good.ts'
import {
  beforeEnd,
  endOfImage,
  forged,
  inserted,
  scanStarts,
  startOf,
  withBytes,
  withSegments,
} from './jpeg-parts.ts'
import { colourModels, segment, writeJpeg } from './jpeg-writer.ts'
import { box, samsungMotionPhoto, video } from './phone-trailers.ts'
import { plainPng } from './png-good.ts'
import { drawScene, inColour } from './scene.ts'
import type { BadSpecimen } from './specimen.ts'

const bad =
  (refusal: BadSpecimen['refusal']) =>
  (name: string, make: BadSpecimen['make']): BadSpecimen => ({
    name: `JPEG ${name}`,
    contentType: 'image/jpeg',
    refusal,
    make,
  })
const corrupt = bad('CORRUPT')
const unsupported = bad('FORMAT_NOT_SUPPORTED')
const trailing = bad('TRAILING_DATA')

const without = (bytes: Buffer, start: number, end: number): Buffer =>
  Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)])

const cut = [
  corrupt('cut in its headers', async () => (await plainJpeg()).subarray(0, 100)),
  corrupt('cut before its scan', async () => {
    const whole = await plainJpeg()
    return whole.subarray(0, startOf(whole, 0xda))
  }),
  corrupt('cut in the middle', async () => {
    const whole = await plainJpeg()
    return whole.subarray(0, whole.length / 2)
  }),
  corrupt('progressive, cut between two scans', async () => {
    const whole = await progressiveJpeg()
    return whole.subarray(0, scanStarts(whole)[4])
  }),
  corrupt('without its last byte of data and its end', async () => (await plainJpeg()).subarray(0, -3)),
  corrupt('without its end, with a page in its place', async () =>
    Buffer.concat([(await plainJpeg()).subarray(0, -2), foreignTails.HTML ?? endOfImage]),
  ),
  corrupt('progressive, without its end, with a page in its place', async () =>
    Buffer.concat([(await progressiveJpeg()).subarray(0, -2), foreignTails.HTML ?? endOfImage]),
  ),
  corrupt('arithmetic-coded, without its end', () => arithmeticJpeg.subarray(0, -2)),
]

const forgeries = [
  corrupt('cut, with a forged end', async () => forged(await plainJpeg(), 800)),
  corrupt('progressive, cut, with a forged end', async () => forged(await progressiveJpeg(), 800)),
  corrupt('with restart markers, cut, with a forged end', () => forged(writeJpeg({ restart: 80 }), 800)),
  corrupt('with scan parameters of zero, cut, with a forged end', async () =>
    withScanParameters(forged(await plainJpeg(), 800)),
  ),
  corrupt('with zeros between its segments, cut, with a forged end', async () => {
    const whole = forged(await plainJpeg(), 800)
    return inserted(whole, startOf(whole, 0xc0), Buffer.alloc(16))
  }),
  corrupt('progressive with scan parameters of zero', async () =>
    withScanParameters(await progressiveJpeg()),
  ),
  corrupt('cut, with a forged end behind extraneous bytes', async () =>
    beforeEnd(forged(await plainJpeg(), 800), Buffer.alloc(8, 0x2a)),
  ),
  corrupt('of JFIF revision 2, cut, with a forged end', () =>
    withSegments(
      forged(writeJpeg(), 800),
      segment(0xe0, Buffer.from([...Buffer.from('JFIF\0', 'latin1'), 2, 1, 0, 0, 1, 0, 1, 0, 0])),
    ),
  ),
  corrupt('whose damage hides behind extraneous bytes before another scan', async () => {
    const whole = forged(await progressiveJpeg(), 800)
    const tables = whole.lastIndexOf(Buffer.from([0xff, 0xc4]), scanStarts(whole)[1])
    return inserted(whole, tables, Buffer.alloc(3, 0x2a))
  }),
  corrupt('without the scan of one component', () => writeJpeg({ scans: 2 })),
  corrupt('progressive, without one of its scans', async () => {
    const whole = await progressiveJpeg()
    const scans = scanStarts(whole)
    return without(whole, scans[0] ?? 0, scans[1] ?? 0)
  }),
  corrupt('without one of its restart intervals', () => {
    const whole = writeJpeg({ restart: 80 })
    const mark = (code: number): number => whole.indexOf(Buffer.from([0xff, code]), startOf(whole, 0xda))
    return without(whole, mark(0xd1), mark(0xd2))
  }),
]

const contradictions = [
  corrupt('with nothing but a start and an end', () => Buffer.from([0xff, 0xd8, 0xff, 0xd9])),
  corrupt('without a quantisation table', async () => {
    const whole = await plainJpeg()
    const tables = startOf(whole, 0xdb)
    return without(whole, tables, tables + 2 + whole.readUInt16BE(tables + 2))
  }),
  corrupt('with two frames', () => {
    const whole = writeJpeg()
    const frame = startOf(whole, 0xc0)
    return inserted(whole, frame, whole.subarray(frame, frame + 19))
  }),
  corrupt('without a height', () => {
    const whole = writeJpeg()
    return withBytes(whole, startOf(whole, 0xc0) + 5, 0, 0)
  }),
  corrupt('with more rows than it holds', () => {
    const whole = writeJpeg()
    return withBytes(whole, startOf(whole, 0xc0) + 5, 0x10, 0)
  }),
  corrupt('with a segment longer than the file', () => {
    const whole = writeJpeg()
    return withBytes(whole, startOf(whole, 0xdb) + 2, 0xff, 0xff)
  }),
  corrupt('with bytes between its segments', () => {
    const whole = writeJpeg()
    return inserted(whole, startOf(whole, 0xc0), Buffer.from('hello'))
  }),
  corrupt('with a thousand scans', async () => {
    const whole = await progressiveJpeg()
    const last = whole.subarray(scanStarts(whole).at(-1), -2)
    return beforeEnd(whole, ...Array<Buffer>(1000).fill(last))
  }),
]

const unreadable = [
  unsupported('lossless', () => writeJpeg({ frame: 0xc3 })),
  unsupported('hierarchical', () => writeJpeg({ frame: 0xc5 })),
  unsupported('arithmetic-coded and lossless', () => writeJpeg({ frame: 0xcb })),
  unsupported('of 12 bits', () => {
    const whole = writeJpeg({ frame: 0xc1 })
    return withBytes(whole, startOf(whole, 0xc1) + 4, 12)
  }),
  unsupported('CMYK without a mark of inversion', () => writeJpeg({ model: colourModels.cmyk })),
  unsupported('behind a blank line', async () => Buffer.concat([Buffer.from('\n'), await plainJpeg()])),
]

const attached = [
  ...Object.entries(foreignTails).map(([what, tail]) =>
    trailing(`with ${what} behind it`, async () => Buffer.concat([await plainJpeg(), tail])),
  ),
  trailing('with a ZIP directory in a comment', async () => {
    const whole = await plainJpeg()
    return withSegments(whole, segment(0xfe, zipDirectory(whole.length - 2)))
  }),
  trailing('with a video and a program behind it', async () =>
    Buffer.concat([await plainJpeg(), video, foreignTails['Windows executable'] ?? video]),
  ),
  ...['free', 'skip', 'uuid', 'evil'].map(type =>
    trailing(`with a page in a ${type} box of a video behind it`, async () =>
      Buffer.concat([await plainJpeg(), video, box(type, Buffer.alloc(14_000, foreignTails.HTML))]),
    ),
  ),
  trailing('with a page in the place of a Samsung video', async () => {
    const trailer = samsungMotionPhoto()
    trailer.write('<html>', trailer.indexOf('ftyp'))
    return Buffer.concat([await plainJpeg(), trailer])
  }),
  trailing('with a second picture cut short behind it', async () =>
    Buffer.concat([await plainJpeg(), (await plainJpeg()).subarray(0, -2)]),
  ),
]

const sizes = [
  bad('TOO_MANY_PIXELS')('that claims 65535 × 65535 pixels', () => {
    const whole = writeJpeg()
    return withBytes(whole, startOf(whole, 0xc0) + 5, 0xff, 0xff, 0xff, 0xff)
  }),
  bad('TOO_MANY_PIXELS')('progressive that claims 8200 × 8200 pixels', async () => {
    const whole = await progressiveJpeg()
    return withBytes(whole, startOf(whole, 0xc2) + 5, 0x20, 0x08, 0x20, 0x08)
  }),
  bad('TOO_FEW_PIXELS')('a pixel too narrow', () =>
    drawScene(inColour, { width: 479, height: 900 }).jpeg().toBuffer(),
  ),
  bad('EMPTY_FILE')('without a byte', () => Buffer.alloc(0)),
  bad('FILE_TOO_LARGE')('a byte too large', async () => {
    const whole = await plainJpeg()
    return Buffer.concat([whole, Buffer.alloc(maximumDocumentBytes + 1 - whole.length)])
  }),
  bad('NOT_THE_DECLARED_FORMAT')('that is a PNG', () => plainPng()),
]

export const badJpegs: readonly BadSpecimen[] = [
  ...cut,
  ...forgeries,
  ...contradictions,
  ...unreadable,
  ...attached,
  ...sizes,
]
