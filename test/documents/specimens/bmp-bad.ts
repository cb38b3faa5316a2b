import { type BmpOptions, foreignTails, goodBmp } from '../good-files.ts'
import { plainBmp, runs8 } from './bmp-good.ts'
import { plainPng } from './png-good.ts'
import { sceneSize } from './scene.ts'
import type { BadSpecimen } from './specimen.ts'

const bad =
  (refusal: BadSpecimen['refusal']) =>
  (name: string, make: BadSpecimen['make']): BadSpecimen => ({
    name: `BMP ${name}`,
    contentType: 'image/bmp',
    refusal,
    make,
  })
const corrupt = bad('CORRUPT')
const unsupported = bad('FORMAT_NOT_SUPPORTED')
const trailing = bad('TRAILING_DATA')

function withField(offset: number, value: number, file = plainBmp()): Buffer {
  file.writeUInt32LE(value >>> 0, offset)
  return file
}

const runLength = (options: BmpOptions = {}): Buffer =>
  goodBmp({ ...sceneSize, bitCount: 8, compression: 1, pixels: runs8, ...options })

const tail = foreignTails.ZIP ?? Buffer.alloc(0)

export const badBmps: readonly BadSpecimen[] = [
  corrupt('of two bytes', () => plainBmp().subarray(0, 2)),
  corrupt('cut in its header', () => plainBmp().subarray(0, 40)),
  corrupt('cut before its pixels', () => plainBmp().subarray(0, 54)),
  corrupt('cut in the middle', () => plainBmp().subarray(0, 400_000)),
  corrupt('a byte short', () => plainBmp().subarray(0, -1)),
  corrupt('cut, with a length to match', () => withField(2, 400_000, plainBmp().subarray(0, 400_000))),
  corrupt('cut, without a length', () => withField(2, 0, plainBmp().subarray(0, 400_000))),
  corrupt('with more rows than it holds', () => withField(22, sceneSize.height + 1)),
  corrupt('with no width', () => withField(18, 0)),
  corrupt('with a negative width', () => withField(18, -sceneSize.width)),
  corrupt('with two planes', () => withField(26, 0x180002)),
  corrupt('with its pixels inside its headers', () => withField(10, 53)),
  corrupt('with its pixels beyond its end', () => withField(10, 0x7fffffff)),
  corrupt('with room for something else before its pixels', () => goodBmp({ ...sceneSize, gap: 5000 })),
  corrupt('with an encoding its bits have not', () => withField(30, 1)),
  corrupt('run-length encoded without an end', () => runLength({ pixels: runs8.subarray(0, -2) })),
  corrupt('run-length encoded, cut in a run', () => runLength({ pixels: Buffer.from([0, 200, 1, 2]) })),
  corrupt('run-length encoded, top row first', () => runLength({ height: -sceneSize.height })),
  unsupported('with an unknown header', () => withField(14, 41)),
  unsupported('in 2 bits', () => goodBmp({ ...sceneSize, bitCount: 2 })),
  unsupported('that holds a JPEG', () => withField(30, 4)),
  unsupported('that holds a PNG', () => withField(30, 5)),
  unsupported('in an encoding that only OS/2 had', () =>
    goodBmp({ ...sceneSize, headerSize: 64, compression: 4 }),
  ),
  unsupported('behind a blank line', () => Buffer.concat([Buffer.from('\n'), plainBmp()])),
  trailing('with a ZIP archive behind the length it claims', () => Buffer.concat([plainBmp(), tail])),
  ...Object.entries(foreignTails).map(([what, behind]) =>
    trailing(`with ${what} behind its pixels`, () => goodBmp({ ...sceneSize, behind })),
  ),
  trailing('run-length encoded, with a ZIP archive behind', () => runLength({ behind: tail })),
  bad('TOO_MANY_PIXELS')('of 1 KB that claims 20000 × 20000 pixels', () =>
    runLength({
      width: 20_000,
      height: 20_000,
      pixels: Buffer.from([...Array(500).fill([255, 1]).flat(), 0, 1]),
    }),
  ),
  bad('TOO_FEW_PIXELS')('a pixel too narrow', () => goodBmp({ width: 479, height: 640 })),
  bad('NOT_THE_DECLARED_FORMAT')('that is a PNG', () => plainPng()),
]
