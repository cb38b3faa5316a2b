import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { PageReading } from '../../domain/evidence/document-reading.ts'
import {
  isolatedReading,
  type ReadingStoppage,
  readingBounds,
} from '../../lambdas/evidence/isolated-reading.ts'
import { readingLimits, readingOf, withinLimits } from '../../lambdas/evidence/messages.ts'
import { bundleProgram, packProgram } from '../../lib/lambda-programs.ts'
import { drawnWall } from './drawn-pages.ts'

const cache = join(process.cwd(), 'node_modules', '.cache')
let folder: string
beforeAll(() => {
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'reading-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const framing = `
  function say(header, parts = []) {
    const text = Buffer.from(JSON.stringify({ header, lengths: parts.map(part => part.length) }))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length)
    process.stdout.write(Buffer.concat([length, text, ...parts]))
  }
  const asked = () => new Promise(resolve => process.stdin.once('data', resolve))
  const read = reading => say({ kind: 'READ' }, [Buffer.from(JSON.stringify(reading))])
  const page = { turn: 0, width: 1, height: 1, lines: [], barCodes: [], faces: [] }
`

let count = 0
/** A program that replaces the real one. */
function programThat(body: string): string {
  count += 1
  const file = join(folder, `program-${count}.mjs`)
  writeFileSync(file, framing + body)
  return file
}

async function read(entry: string, bounds = readingBounds, preview: Uint8Array = Buffer.from([1])) {
  const stoppages: ReadingStoppage[] = []
  const readDocument = isolatedReading({ entry, bounds, onStopped: stoppage => stoppages.push(stoppage) })
  const reading = await readDocument({ slot: 'FRONT', previews: [preview], today: '2026-11-30' })
  return { reading, stoppages }
}

const place = { x: 0, y: 0, width: 10, height: 10 }
const page: PageReading = { turn: 0, width: 100, height: 100, lines: [], barCodes: [], faces: [] }
const line = (text: string) => ({ text, place, confidence: 1 })

describe('a document whose reading fails has none, and the cause is reported once', () => {
  const ready = "say({ kind: 'READY' }); await asked();"
  const longText = readingLimits.lineCharacters + 1
  test.each<[string, ReadingStoppage['reason'], string]>([
    ['it never ends', 'DEADLINE', `${ready} for (;;);`],
    ['it waits for ever', 'DEADLINE', `${ready} setInterval(() => {}, 1000)`],
    ['it crashes', 'ENDED', `${ready} process.abort()`],
    ['it ends without an answer', 'ENDED', `${ready} process.exit(0)`],
    ['its bytes fill the memory', 'ENDED', `${ready} const a = []; for (;;) a.push(Buffer.alloc(1e8, 1))`],
    ['it answers too much', 'ENDED', `${ready} say({ kind: 'READ' }, [Buffer.alloc(2 * 1024 * 1024)])`],
    ['it answers no JSON', 'NONSENSE', `${ready} say({ kind: 'READ' }, [Buffer.from('<html>')])`],
    ['it answers without a reading', 'NONSENSE', `${ready} say({ kind: 'READ' })`],
    ['it answers more pages than it got', 'NONSENSE', `${ready} read({ pages: [page, page] })`],
    [
      'it answers a field that is unknown',
      'NONSENSE',
      `${ready} read({ pages: [{ ...page, isGenuine: true }] })`,
    ],
    [
      'its text is too long',
      'NONSENSE',
      `${ready} const text = 'A'.repeat(${longText})
        read({ pages: [{ ...page, lines: [{ text, place: { x: 0, y: 0, width: 1, height: 1 }, confidence: 1 }] }] })`,
    ],
    [
      'its error is reported',
      'FAILED',
      `${ready} say({ kind: 'FAILED', errorName: 'TypeError', frames: ['at x:1:1'] })`,
    ],
    ['it does not start', 'NOT_READY', "throw new Error('broken')"],
  ])('because %s: %s', async (_, reason, body) => {
    const bounds = reason === 'DEADLINE' ? { ...readingBounds, deadline: 200 } : readingBounds
    const { reading, stoppages } = await read(programThat(body), bounds)
    expect(reading).toBeUndefined()
    expect(stoppages).toEqual([expect.objectContaining({ reason })])
  })

  test('because a model was changed: WrongModel', async () => {
    const entry = bundleProgram('reading', join(folder, 'changed'))
    appendFileSync(join(folder, 'changed', 'models', 'text-recognition.onnx'), '\0')
    const { reading, stoppages } = await read(entry, readingBounds, await drawnWall())
    expect(reading).toBeUndefined()
    expect(stoppages).toMatchObject([{ reason: 'FAILED', errorName: 'WrongModel' }])
  })

  test('because a preview is no JPEG', async () => {
    const entry = bundleProgram('reading', join(folder, 'sound'))
    const { reading, stoppages } = await read(
      entry,
      readingBounds,
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    )
    expect(reading).toBeUndefined()
    expect(stoppages).toMatchObject([{ reason: 'FAILED', errorName: 'Error' }])
  })
})

describe('a reading', () => {
  const sent = (...pages: PageReading[]) => readingOf([Buffer.from(JSON.stringify({ pages }))])

  test('keeps to the limits, however much text a page has', () => {
    const huge = {
      ...page,
      lines: Array.from({ length: 5000 }, () => line('長'.repeat(1000))),
      barCodes: [
        { text: 'A'.repeat(100_000), place },
        ...Array.from({ length: 50 }, () => ({ text: 'B', place })),
      ],
      faces: Array.from({ length: 500 }, () => ({ place, confidence: 0.9 })),
    }
    expect(sent(huge)).toBeUndefined()
    expect(sent(withinLimits(huge))).toEqual({ pages: [withinLimits(huge)] })
  })

  test('is unchanged if it is within the limits', () => {
    const usual = {
      ...page,
      tilt: 3.5,
      lines: [line('护照'), line('PASSPORT')],
      barCodes: [{ text: 'B', place }],
    }
    expect(withinLimits(usual)).toEqual(usual)
    expect(sent(usual)).toEqual({ pages: [usual] })
  })
})

test('the process has no credentials and no names of the stage in its environment', async () => {
  process.env.AWS_SECRET_ACCESS_KEY ??= 'a secret of this test'
  process.env.DATA_KEY_ID ??= 'a key of this test'
  const { reading } = await read(
    programThat(`say({ kind: 'READY' }); await asked()
      const place = { x: 0, y: 0, width: 1, height: 1 }
      const lines = Object.keys(process.env).map(text => ({ text, place, confidence: 1 }))
      read({ pages: [{ ...page, lines }] })`),
  )
  const names = reading?.pages.flatMap(({ lines }) => lines.map(({ text }) => text)) ?? []
  expect(names).toContain('PATH')
  // The shell that sets the limits adds `PWD`, and others by its kind.
  const harmless = ['LD_LIBRARY_PATH', 'MALLOC_ARENA_MAX', 'OLDPWD', 'PATH', 'PWD', 'SHLVL', '_']
  expect(names.filter(name => !harmless.includes(name))).toEqual([])
})

test('the program with its packages and models takes at most 150 MB', () => {
  const packed = join(folder, 'packed')
  packProgram('reading', packed, 'host')
  const sizes = readdirSync(packed, { recursive: true, encoding: 'utf8' }).map(file =>
    statSync(join(packed, file)),
  )
  const megabytes = sizes.reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0) / 1e6
  expect(megabytes).toBeGreaterThan(50)
  expect(megabytes).toBeLessThan(150)
  expect(readdirSync(join(packed, 'node_modules'))).not.toContain('adm-zip')
})
