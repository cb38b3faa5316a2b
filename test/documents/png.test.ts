import { beforeAll, describe, expect, test } from '@jest/globals'
import { crc32, crc32ByTable } from '../../lambdas/documents/png/crc32.ts'
import { foreignTails, goodJpeg, goodPng, picture, verdict } from './good-files.ts'

const judge = (bytes: Uint8Array): string => verdict('image/png', bytes)
const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

let good: Buffer
let chunks: Buffer[]
beforeAll(async () => {
  good = await picture(90, 70).png({ compressionLevel: 0 }).toBuffer()
  chunks = split(good)
})

function split(png: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const end = at + 12 + png.readUInt32BE(at)
    parts.push(png.subarray(at, end))
    at = end
  }
  return parts
}

const typeOf = (chunk: Buffer): string => chunk.toString('latin1', 4, 8)
const chunkOf = (type: string): Buffer => chunks.find(chunk => typeOf(chunk) === type) ?? Buffer.alloc(0)
const joined = (parts: readonly Uint8Array[]): Buffer => Buffer.concat([signature, ...parts])

function chunk(type: string, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4)
  return bytes
}

/** The good file with the header's data changed and its CRC right. */
function withHeader(at: number, ...bytes: number[]): Buffer {
  const data = Buffer.from(chunkOf('IHDR').subarray(8, -4))
  data.set(bytes, at)
  return joined([chunk('IHDR', data), ...chunks.slice(1)])
}

const insertedBefore = (type: string, added: Uint8Array): Buffer =>
  joined(chunks.flatMap(part => (typeOf(part) === type ? [added, part] : [part])))

test.each([
  ['as Node has it', crc32],
  ['by table', crc32ByTable],
])('CRC-32 %s agrees with its published check value', (_, sum) => {
  expect(sum(Buffer.from('123456789'))).toBe(0xcbf43926)
  expect(sum(Buffer.alloc(0))).toBe(0)
})

describe('a whole PNG is accepted', () => {
  test.each([
    ['24-bit', () => picture().png()],
    ['interlaced', () => picture(64, 64).png({ progressive: true })],
    ['with a palette', () => picture().png({ palette: true })],
    ['with 1-bit palette', () => picture().png({ palette: true, colours: 2 })],
    ['grey', () => picture().greyscale().png()],
    ['with transparency', () => picture().ensureAlpha(0.5).png()],
    ['16-bit', () => picture().toColourspace('rgb16').png()],
    ['16-bit grey', () => picture().greyscale().toColourspace('grey16').png()],
    ['with EXIF and a colour profile', () => picture().withMetadata({ orientation: 3 }).png()],
    ['of one pixel', () => picture(1, 1).png()],
  ])('%s', async (_, make) => {
    expect(judge(await make().toBuffer())).toBe('accepted')
  })

  test('with unknown ancillary chunks', () => {
    expect(judge(insertedBefore('IEND', chunk('raNd', Buffer.from('hello'))))).toBe('accepted')
  })

  test('with its data in several chunks', () => {
    const data = chunkOf('IDAT').subarray(8, -4)
    const halves = [chunk('IDAT', data.subarray(0, 100)), chunk('IDAT', data.subarray(100))]
    expect(judge(joined(chunks.flatMap(part => (typeOf(part) === 'IDAT' ? halves : [part]))))).toBe(
      'accepted',
    )
  })
})

describe('fill bytes behind a PNG hide nothing', () => {
  test.each([
    ['zeros', '\0'],
    ['erased flash memory', '\xff'],
    ['white space', '\r\n\t '],
  ])('%s', (_, fill) => {
    expect(judge(Buffer.concat([good, Buffer.alloc(4096, fill, 'latin1')]))).toBe('accepted')
  })
})

describe('a PNG that is not whole is CORRUPT', () => {
  test('cut at any chunk boundary, or a byte before or after it', () => {
    let at = 8
    for (const { length } of chunks) {
      for (const cut of [at, at + 1, at + length - 1]) expect(judge(good.subarray(0, cut))).toBe('CORRUPT')
      at += length
    }
  })

  test('with a wrong CRC on any of its chunks', () => {
    for (const at of chunks.keys()) {
      const damaged = chunks.map(part => Buffer.from(part))
      damaged[at]?.writeUInt8((1 + (damaged[at]?.at(-1) ?? 0)) & 0xff, (damaged[at]?.length ?? 1) - 1)
      expect(judge(joined(damaged))).toBe('CORRUPT')
    }
  })

  test.each<[string, () => Buffer]>([
    ['without IEND', () => joined(chunks.slice(0, -1))],
    ['without image data', () => joined(chunks.filter(part => typeOf(part) !== 'IDAT'))],
    ['without its header', () => joined(chunks.slice(1))],
    [
      'with another chunk before its header',
      () => insertedBefore('IHDR', chunk('tEXt', Buffer.from('a\0b'))),
    ],
    ['with two headers', () => insertedBefore('IDAT', chunkOf('IHDR'))],
    ['with a header of another length', () => joined([chunk('IHDR', Buffer.alloc(14)), ...chunks.slice(1)])],
    ['with content in IEND', () => joined([...chunks.slice(0, -1), chunk('IEND', Buffer.from('x'))])],
    ['with another chunk among its data', () => insertedBefore('IEND', joinedData())],
    ['with an unknown critical chunk', () => insertedBefore('IDAT', chunk('EVIL'))],
    ['with a chunk type that is none', () => insertedBefore('IDAT', chunk('a\x00b1'))],
    ['with no width', () => withHeader(0, 0, 0, 0, 0)],
    ['with a height beyond 31 bits', () => withHeader(4, 0x80, 0, 0, 0)],
    ['with a bit depth its colour type has not', () => withHeader(8, 4, 2)],
    ['with a colour type that does not exist', () => withHeader(9, 5)],
    ['with an unknown compression', () => withHeader(10, 1)],
    ['with an unknown filter', () => withHeader(11, 1)],
    ['with an unknown interlacing', () => withHeader(12, 2)],
    ['with indexed colours and no palette', () => withHeader(8, 8, 3)],
    ['with a palette behind its data', () => insertedBefore('IEND', chunk('PLTE', Buffer.alloc(6)))],
  ])('%s', (_, make) => {
    expect(judge(make())).toBe('CORRUPT')
  })

  const joinedData = (): Buffer => Buffer.concat([chunk('tEXt', Buffer.from('a\0b')), chunkOf('IDAT')])
})

test.each(['acTL', 'fcTL', 'fdAT'])('an animated PNG (%s) is FORMAT_NOT_SUPPORTED', type => {
  expect(judge(insertedBefore('IDAT', chunk(type, Buffer.alloc(8))))).toBe('FORMAT_NOT_SUPPORTED')
})

describe('a PNG with anything behind its end has TRAILING_DATA', () => {
  test.each(Object.entries(foreignTails))('%s', (_, tail) => {
    expect(judge(Buffer.concat([good, tail]))).toBe('TRAILING_DATA')
    expect(judge(Buffer.concat([good, Buffer.alloc(16), tail]))).toBe('TRAILING_DATA')
  })

  test('a second PNG, a JPEG, a further chunk', async () => {
    for (const tail of [await goodPng(), await goodJpeg(), chunk('tEXt', Buffer.from('a\0b'))]) {
      expect(judge(Buffer.concat([good, tail]))).toBe('TRAILING_DATA')
    }
  })

  test('a ZIP archive hidden in a text chunk, with the rest of the picture as its own comment', () => {
    const directory = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
    directory.writeUInt16LE(4 + chunk('IEND').length, 20)
    expect(judge(insertedBefore('IEND', chunk('tEXt', directory)))).toBe('TRAILING_DATA')
  })
})
