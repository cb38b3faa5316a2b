import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type DocumentContentType, documentRefusalNames } from '../../domain/documents.ts'
import { maximumDocumentBytes } from '../../domain/policy.ts'
import { inspectionBounds } from '../../lambdas/documents/isolation/isolated-inspection.ts'
import { goodBmp, goodJpeg, goodPdf, goodPng, picture, verdict } from './good-files.ts'

let files: ReadonlyArray<readonly [DocumentContentType, Buffer]>
beforeAll(async () => {
  files = [
    ['image/jpeg', await goodJpeg()],
    ['image/jpeg', await picture().jpeg({ progressive: true }).toBuffer()],
    ['image/png', await goodPng()],
    ['image/png', await picture().png({ palette: true, progressive: true }).toBuffer()],
    ['image/bmp', goodBmp()],
    ['image/bmp', goodBmp({ headerSize: 124, bitCount: 8 })],
    ['image/bmp', goodBmp({ bitCount: 8, compression: 1, pixels: Buffer.from([13, 7, 0, 0, 9, 9, 0, 1]) })],
    ['application/pdf', await goodPdf()],
    ['application/pdf', await goodPdf({ useObjectStreams: true })],
  ]
})

const verdicts: readonly string[] = ['accepted', ...documentRefusalNames]
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

/** One kind of damage to a file. Places are fractions of its length. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: place, byte: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: place }),
  fc.record({ kind: fc.constant('remove' as const), at: place, length: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at: place, length: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: place, bytes: fc.uint8Array({ maxLength: 60 }) }),
)
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

function damaged(bytes: Buffer, change: Damage): Buffer {
  const at = Math.floor(change.at * bytes.length)
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  if (change.kind === 'cut') return before
  if (change.kind === 'remove') return Buffer.concat([before, after.subarray(change.length)])
  if (change.kind === 'repeat') return Buffer.concat([before, after.subarray(0, change.length), after])
  if (change.kind === 'insert') return Buffer.concat([before, change.bytes, after])
  return Buffer.concat([before, Buffer.from([change.byte]), after.subarray(1)])
}

describe('no bytes make the inspection throw', () => {
  test('a good file with a few flips, cuts, removals, repetitions and insertions', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 }), fc.array(damage, { minLength: 1, maxLength: 6 }), (which, changes) => {
        const [contentType, bytes] = files[which] ?? ['image/png', Buffer.alloc(0)]
        expect(verdicts).toContain(verdict(contentType, changes.reduce(damaged, bytes)))
      }),
      { numRuns: 6000 },
    )
  })

  test('any bytes behind any signature', () => {
    const signature = fc.constantFrom<readonly [DocumentContentType, string]>(
      ['image/jpeg', '\xff\xd8\xff'],
      ['image/png', '\x89PNG\r\n\x1a\n'],
      ['image/bmp', 'BM'],
      ['application/pdf', '%PDF-1.7'],
    )
    fc.assert(
      fc.property(signature, fc.uint8Array({ maxLength: 400 }), ([contentType, start], rest) => {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest])
        expect(verdicts).toContain(verdict(contentType, bytes))
      }),
      { numRuns: 4000 },
    )
  })

  test('any bytes behind a whole JPEG', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .constantFrom(
          '\0\0\0\x10ftypmp42',
          '\0\0\0\x01mdat',
          'SEFH',
          'SEFT',
          'jxrs',
          '\xff\xd8\xff',
          'vivo{"',
        )
        .map(text => Uint8Array.from(Buffer.from(text, 'latin1'))),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), pieces => {
        const bytes = Buffer.concat([files[0]?.[1] ?? Buffer.alloc(0), ...pieces])
        expect(verdicts).toContain(verdict('image/jpeg', bytes))
      }),
      { numRuns: 4000 },
    )
  })
})

test('a PNG or BMP cut anywhere is refused', () => {
  for (const [contentType, bytes] of files) {
    if (contentType !== 'image/png' && contentType !== 'image/bmp') continue
    const accepted = Array.from({ length: bytes.length }, (_, length) => length).filter(
      length => verdict(contentType, bytes.subarray(0, length)) === 'accepted',
    )
    expect(accepted).toEqual([])
  }
})

test('a PNG with any one byte changed is refused', async () => {
  const bytes = await picture(9, 7).png().toBuffer()
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 0x20
    expect(verdict('image/png', changed)).not.toBe('accepted')
  }
})

describe('a slow file of ten megabytes is inspected long before the time limit', () => {
  const filled = (start: Buffer, unit: Buffer): Buffer =>
    Buffer.concat([start, Buffer.alloc(maximumDocumentBytes - start.length, unit)])

  const jpegStart = Buffer.from('ffd8ffc0000b080010001001011100ffda0008010100003f00', 'hex')
  const wholeJpeg = Buffer.concat([jpegStart, Buffer.from('12ffd9', 'hex')])
  const pdfEnd = '\nstartxref\n9\n%%EOF'
  const pngStart = (): Buffer => files[2]?.[1].subarray(0, 33) ?? Buffer.alloc(0)
  const emptyChunk = Buffer.from('00000000744558749642c585', 'hex')
  test.each<[string, DocumentContentType, () => Buffer]>([
    ['stuffed bytes', 'image/jpeg', () => filled(jpegStart, Buffer.from([0xff, 0x00]))],
    ['fill bytes', 'image/jpeg', () => filled(Buffer.from('ffd8ff', 'hex'), Buffer.from([0xff]))],
    ['tiny segments', 'image/jpeg', () => filled(Buffer.from('ffd8', 'hex'), Buffer.from('ffe00002', 'hex'))],
    ['tiny pictures', 'image/jpeg', () => filled(wholeJpeg, wholeJpeg)],
    ['tiny video boxes', 'image/jpeg', () => filled(wholeJpeg, Buffer.from('\0\0\0\x08ftyp', 'latin1'))],
    ['zeros', 'image/jpeg', () => filled(wholeJpeg, Buffer.from([0]))],
    ['ZIP marks', 'image/jpeg', () => filled(wholeJpeg, Buffer.from('PK\x05\x06', 'latin1'))],
    ['tiny chunks', 'image/png', () => filled(pngStart(), emptyChunk)],
    [
      'runs',
      'image/bmp',
      () => goodBmp({ bitCount: 8, compression: 1, pixels: Buffer.alloc(maximumDocumentBytes - 1078, 0) }),
    ],
    ['end marks', 'application/pdf', () => filled(Buffer.from('%PDF-1.7'), Buffer.from('%%EOF'))],
    ['white space', 'application/pdf', () => filled(Buffer.from(`%PDF-1.7${pdfEnd}`), Buffer.from(' '))],
    [
      'unfinished names',
      'application/pdf',
      () => {
        const body = `%PDF-1.7\n1 0 obj <<${'/Type   '.repeat(1_300_000)}>> stream`
        return Buffer.from(body + pdfEnd, 'latin1')
      },
    ],
  ])('%s', (_, contentType, make) => {
    const bytes = make()
    const start = process.cpuUsage()
    verdict(contentType, bytes)
    const { user, system } = process.cpuUsage(start)
    expect(bytes.length).toBeLessThanOrEqual(maximumDocumentBytes)
    // The time of the processor does not depend on the other processes of the machine.
    expect((user + system) / 1000).toBeLessThan(inspectionBounds.deadline)
  })
})
