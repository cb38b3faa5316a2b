import { PassThrough, Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { encodeFrame, readFrames } from '../../../lambdas/isolation/frames.ts'

const most = 1000

type Frames = { header: unknown; parts: Buffer[] }[]

async function framesIn(chunks: readonly Uint8Array[], limit = most): Promise<Frames> {
  const frames: Frames = []
  const stream = Readable.from(chunks.map(chunk => Buffer.from(chunk)))
  for await (const { header, parts } of readFrames(stream, limit)) frames.push({ header, parts: [...parts] })
  return frames
}

/** The bytes in chunks of the given lengths, as a pipe delivers them. */
function inPieces(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = []
  let at = 0
  for (const length of lengths) {
    pieces.push(bytes.subarray(at, at + length))
    at += length
  }
  return [...pieces, bytes.subarray(at)].filter(({ length }) => length > 0)
}

const frame = fc.record({
  header: fc.jsonValue(),
  parts: fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 5 }),
})

describe('frames', () => {
  test('are read unchanged from chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(frame, { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 40 }),
        async (frames, lengths) => {
          const written = Buffer.concat(frames.map(({ header, parts }) => encodeFrame(header, parts)))
          expect(await framesIn(inPieces(written, lengths))).toEqual(
            frames.map(({ header, parts }) => ({
              header: JSON.parse(JSON.stringify(header)),
              parts: parts.map(part => Buffer.from(part)),
            })),
          )
        },
      ),
      { numRuns: 300, seed: 1 },
    )
  })

  test('that are cut anywhere are read up to the last complete one', async () => {
    const first = encodeFrame({ kind: 'first' }, [Buffer.alloc(9, 1)])
    const both = Buffer.concat([first, encodeFrame({ kind: 'second' }, [Buffer.alloc(5), Buffer.alloc(7)])])
    for (const cut of both.keys()) {
      expect(await framesIn([both.subarray(0, cut)])).toHaveLength(cut < first.length ? 0 : 1)
    }
    expect(await framesIn([both])).toHaveLength(2)
  })

  test('without parts, and with empty ones, are frames', async () => {
    expect(await framesIn([encodeFrame(null), encodeFrame(1, [Buffer.alloc(0)])])).toEqual([
      { header: null, parts: [] },
      { header: 1, parts: [Buffer.alloc(0)] },
    ])
  })
})

describe('a frame of more bytes than agreed is refused before it is read', () => {
  test('a frame of exactly as many bytes is read', async () => {
    expect(await framesIn([encodeFrame('x', [Buffer.alloc(most - 1), Buffer.alloc(1)])])).toHaveLength(1)
    await expect(framesIn([encodeFrame('x', [Buffer.alloc(most), Buffer.alloc(1)])])).rejects.toThrow(
      'a frame too long',
    )
  })

  test('before any of its bytes has arrived', async () => {
    const stream = new PassThrough()
    stream.write(encodeFrame('x', [Buffer.alloc(most + 1)]).subarray(0, -most))
    await expect(readFrames(stream, most).next()).rejects.toThrow('a frame too long')
  })

  test('a header beyond 64 KB', async () => {
    await expect(framesIn([encodeFrame('x'.repeat(64 * 1024))])).rejects.toThrow('not a frame')
    await expect(framesIn([Buffer.from([0xff, 0xff, 0xff, 0xff])])).rejects.toThrow('not a frame')
  })
})

describe('an invalid frame is an error', () => {
  const framed = (text: string): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(Buffer.byteLength(text))
    return Buffer.concat([length, Buffer.from(text)])
  }

  test.each([
    'null',
    '1',
    '[]',
    '{}',
    '{"header":1}',
    '{"lengths":[]}',
    '{"header":1,"lengths":1}',
    '{"header":1,"lengths":[-1]}',
    '{"header":1,"lengths":[0.5]}',
    '{"header":1,"lengths":["1"]}',
    '{"header":1,"lengths":[null]}',
    '{"header":1,"lengths":[1e999]}',
    '{"header":1,"lengths":[2000,-1500]}',
    '{"header":1,',
    '',
    'nonsense',
  ])('%s', async text => {
    await expect(framesIn([framed(text)])).rejects.toThrow()
  })

  test('any bytes are frames, an end or an error, and never more than agreed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async bytes => {
        const frames = await framesIn([Buffer.from([0, 0, 0]), bytes]).catch(() => [])
        expect(
          frames.flatMap(({ parts }) => parts).reduce((sum, { length }) => sum + length, 0),
        ).toBeLessThan(most)
      }),
      { numRuns: 500, seed: 2 },
    )
  })
})
