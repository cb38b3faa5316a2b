import { deflateSync } from 'node:zlib'
import { foreignTails, zipDirectory } from '../good-files.ts'
import { plainJpeg } from './jpeg-good.ts'
import { asIndex, inRgb, palette, plainPng } from './png-good.ts'
import {
  chunk,
  chunkBefore,
  chunksOf,
  chunkType,
  colourType,
  imageHeader,
  joined,
  withoutChunks,
  writePng,
} from './png-writer.ts'
import { sceneSize } from './scene.ts'
import type { BadSpecimen } from './specimen.ts'

const bad =
  (refusal: BadSpecimen['refusal']) =>
  (name: string, make: BadSpecimen['make']): BadSpecimen => ({
    name: `PNG ${name}`,
    contentType: 'image/png',
    refusal,
    make,
  })
const corrupt = bad('CORRUPT')
const unsupported = bad('FORMAT_NOT_SUPPORTED')

const rowBytes = 1 + 3 * sceneSize.width
const inColour = { colour: colourType.rgb, depth: 8, samples: inRgb } as const

const cut = [
  corrupt('cut in its header', () => plainPng().subarray(0, 20)),
  corrupt('cut in the middle of its data', () => {
    const whole = plainPng()
    return whole.subarray(0, whole.length / 2)
  }),
  corrupt('without its end', () => plainPng().subarray(0, -12)),
  corrupt('a byte short', () => plainPng().subarray(0, -1)),
]

const wrongChunks = [
  ...['IHDR', 'IDAT', 'IEND'].map(type =>
    corrupt(`with a wrong checksum on ${type}`, () => {
      const parts = chunksOf(plainPng()).map(part => {
        const copy = Buffer.from(part)
        if (chunkType(part) === type) copy.writeInt32BE(~copy.readInt32BE(copy.length - 4), copy.length - 4)
        return copy
      })
      return joined(parts)
    }),
  ),
  corrupt('without image data', () => withoutChunks(plainPng(), 'IDAT')),
  corrupt('without its palette', () => writePng({ colour: colourType.indexed, depth: 2, samples: asIndex })),
  corrupt('with an empty palette', () =>
    writePng({ colour: colourType.indexed, depth: 2, samples: asIndex, before: [chunk('PLTE')] }),
  ),
  corrupt('with its palette behind its data', () =>
    chunkBefore(writePng({ colour: colourType.indexed, depth: 2, samples: asIndex }), 'IEND', palette),
  ),
  corrupt('without its header', () => withoutChunks(plainPng(), 'IHDR')),
  corrupt('with two headers', () => {
    const whole = plainPng()
    return chunkBefore(whole, 'IDAT', chunksOf(whole)[0] ?? Buffer.alloc(0))
  }),
  corrupt('with another chunk among its data', () => {
    const whole = writePng({ ...inColour, parts: 2 })
    const [header, first, , second, end] = chunksOf(whole) as [Buffer, Buffer, Buffer, Buffer, Buffer]
    return joined([header, first, chunk('tEXt', Buffer.from('a\0b')), second, end])
  }),
  corrupt('with an unknown critical chunk', () => chunkBefore(plainPng(), 'IDAT', chunk('EVIL'))),
  corrupt('with a bit depth its colours have not', () =>
    joined([
      imageHeader(sceneSize.width, sceneSize.height, 4, colourType.rgb),
      ...chunksOf(plainPng()).slice(1),
    ]),
  ),
]

const wrongData = [
  corrupt('with a hundred rows too few', () =>
    writePng({ ...inColour, rows: raw => raw.subarray(0, -100 * rowBytes) }),
  ),
  corrupt('with a pixel too few', () => writePng({ ...inColour, rows: raw => raw.subarray(0, -3) })),
  corrupt('interlaced, without its last pass', () =>
    writePng({ ...inColour, interlaced: true, rows: raw => raw.subarray(0, -240 * rowBytes) }),
  ),
  corrupt('whose data ends early', () =>
    writePng({ ...inColour, stream: deflated => deflated.subarray(0, deflated.length / 2) }),
  ),
  corrupt('whose data is damaged', () =>
    writePng({
      ...inColour,
      stream: deflated => {
        const damaged = Buffer.from(deflated)
        return damaged.fill(0xff, 2000, 2040)
      },
    }),
  ),
  corrupt('whose data has a wrong checksum', () =>
    writePng({ ...inColour, stream: deflated => Buffer.concat([deflated.subarray(0, -4), Buffer.alloc(4)]) }),
  ),
  corrupt('whose data is not compressed at all', () =>
    writePng({ ...inColour, stream: () => Buffer.alloc(5000, 7) }),
  ),
  corrupt('with a filter that does not exist', () =>
    writePng({
      ...inColour,
      rows: raw => {
        raw[100 * rowBytes] = 9
        return raw
      },
    }),
  ),
]

/** Twenty megabytes of zeros. */
const bomb = (): Buffer => deflateSync(Buffer.alloc(20 * 1024 * 1024))
const bombs = [
  ...(['zTXt', 'iCCP'] as const).map(type =>
    corrupt(`with a bomb in ${type}`, () =>
      chunkBefore(plainPng(), 'IDAT', chunk(type, Buffer.concat([Buffer.from('a\0\0'), bomb()]))),
    ),
  ),
  corrupt('with a bomb in iTXt', () =>
    chunkBefore(plainPng(), 'IDAT', chunk('iTXt', Buffer.concat([Buffer.from('a\0\x01\0\0\0'), bomb()]))),
  ),
  corrupt('with many small bombs', () => {
    const small = chunk('zTXt', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(1024 * 1024))]))
    return chunkBefore(plainPng(), 'IDAT', ...Array<Buffer>(9).fill(small))
  }),
]

const animation = chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))
const others = [
  unsupported('animated', () => chunkBefore(plainPng(), 'IDAT', animation)),
  unsupported('behind a blank line', () => Buffer.concat([Buffer.from('\n'), plainPng()])),
  unsupported('sent as text', () =>
    Buffer.from(plainPng().toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
  ),
  bad('NOT_THE_DECLARED_FORMAT')('that is a JPEG', () => plainJpeg()),
  bad('TOO_MANY_PIXELS')('that claims 100000 × 100000 pixels', () =>
    joined([imageHeader(100_000, 100_000, 8, colourType.rgb), ...chunksOf(plainPng()).slice(1)]),
  ),
  bad('TOO_FEW_PIXELS')('a pixel too low', () => writePng({ ...inColour, height: 479 })),
  ...Object.entries(foreignTails).map(([what, tail]) =>
    bad('TRAILING_DATA')(`with ${what} behind it`, () => Buffer.concat([plainPng(), tail])),
  ),
  bad('TRAILING_DATA')('with a second PNG behind it', () => Buffer.concat([plainPng(), plainPng()])),
  bad('TRAILING_DATA')('with a ZIP directory in a text', () =>
    chunkBefore(plainPng(), 'IEND', chunk('tEXt', Buffer.concat([Buffer.from('a\0'), zipDirectory(16)]))),
  ),
]

export const badPngs: readonly BadSpecimen[] = [...cut, ...wrongChunks, ...wrongData, ...bombs, ...others]
