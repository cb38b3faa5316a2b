import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Inspection } from '../../domain/document-ports.ts'
import {
  inspectionBounds,
  type Stoppage,
  startInspector,
} from '../../lambdas/documents/isolation/isolated-inspection.ts'
import { type Bounds, IsolatedProcess } from '../../lambdas/isolation/isolated-process.ts'
import { bundleProgram } from '../../lib/lambda-programs.ts'
import { goodJpeg, goodPdf, picture } from './good-files.ts'

const cache = join(process.cwd(), 'node_modules', '.cache')
let folder: string
let program: string
beforeAll(() => {
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'isolation-'))
  program = bundleProgram('inspection', folder)
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
`

let count = 0
/** A program that replaces the real one. */
function programThat(body: string): string {
  count += 1
  const file = join(folder, `program-${count}.mjs`)
  writeFileSync(file, framing + body)
  return file
}

/** A time limit for programs that never answer, long enough for a start on a busy machine. */
const impatient: Bounds = { ...inspectionBounds, deadline: 200 }

async function inspect(
  bytes: Buffer,
  entry: string,
  bounds = inspectionBounds,
  contentType = 'image/jpeg',
): Promise<{ inspection: Inspection; stoppages: Stoppage[]; repeated: number }> {
  const stoppages: Stoppage[] = []
  let repeated = 0
  const inspector = startInspector({
    entry,
    bounds,
    limits: { shortestSide: 16 },
    onStopped: stoppage => stoppages.push(stoppage),
    onRepeated: () => {
      repeated += 1
    },
  })
  const fileName = contentType === 'image/jpeg' ? 'a.jpg' : 'a.pdf'
  try {
    const inspection = await inspector.inspect({ bytes, declaredContentType: contentType, fileName })
    return { inspection, stoppages, repeated }
  } finally {
    await inspector.close()
  }
}

const isAlive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the inspection program', () => {
  test('accepts a good photo with its images and signals', async () => {
    const { inspection, stoppages } = await inspect(await goodJpeg(), program, inspectionBounds)
    expect(stoppages).toEqual([])
    expect(inspection).toMatchObject({
      accepted: true,
      format: 'JPEG',
      signals: { pages: [{ width: 61, height: 43 }], origin: {} },
    })
    expect(inspection.accepted && inspection.images).toHaveLength(1)
  })

  test('renders a good PDF within its memory', async () => {
    const { inspection, stoppages } = await inspect(
      await goodPdf(),
      program,
      inspectionBounds,
      'application/pdf',
    )
    expect(stoppages).toEqual([])
    expect(inspection).toMatchObject({ accepted: true, format: 'PDF' })
  })

  test('contains the metadata reader in its bundle', async () => {
    const description = '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
    const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    const tool = '<xmp:CreatorTool>Adobe Photoshop 25.1</xmp:CreatorTool>'
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${rdf}>${description}${tool}</rdf:Description></rdf:RDF></x:xmpmeta>`
    const bytes = await picture().withXmp(xmp).jpeg().toBuffer()
    const { inspection } = await inspect(bytes, program, inspectionBounds)
    expect(inspection).toMatchObject({ signals: { origin: { editingSoftware: 'Adobe Photoshop' } } })
  })

  test('refuses a bad file by its reason', async () => {
    const { inspection, stoppages } = await inspect((await goodJpeg()).subarray(0, 200), program)
    expect(inspection).toEqual({ accepted: false, refusal: 'CORRUPT' })
    expect(stoppages).toEqual([])
  })
})

describe('a document whose process fails is refused, and the cause is logged', () => {
  const ready = "say({ kind: 'READY' }); await asked();"
  const accepted = `{ kind: 'ACCEPTED', format: 'JPEG', signals: { pages: [
    { width: 1, height: 1, sharpness: 0, meanLightness: 0, darkShare: 0, glareShare: 0 }], origin: {} } }`
  test.each<[string, Stoppage['reason'], string]>([
    ['it never comes to an end', 'DEADLINE', `${ready} for (;;);`],
    ['it waits for ever', 'DEADLINE', `${ready} setInterval(() => {}, 1000)`],
    ['it crashes', 'ENDED', `${ready} process.abort()`],
    ['it is killed', 'ENDED', `${ready} process.kill(process.pid, 'SIGKILL')`],
    ['it ends without a word', 'ENDED', `${ready} process.exit(0)`],
    ['it ends in the middle of a word', 'ENDED', `${ready} process.stdout.write('\\0\\0'); process.exit(0)`],
    ['its objects fill the memory', 'ENDED', `${ready} const a = []; for (;;) a.push({ a: [a.length] })`],
    ['its bytes fill the memory', 'ENDED', `${ready} const a = []; for (;;) a.push(Buffer.alloc(1e8, 1))`],
    [
      'its WebAssembly fills the memory',
      'ENDED',
      `${ready} const m = new WebAssembly.Memory({ initial: 1, maximum: 65536 })
        for (;;) { m.grow(1600); new Uint8Array(m.buffer).fill(1) }`,
    ],
    ['it talks nonsense', 'ENDED', `${ready} process.stdout.write('nonsense, of some length')`],
    ['it says too much', 'ENDED', `${ready} say({}, [Buffer.alloc(65 * 1024 * 1024)])`],
    ['it answers what was not agreed', 'NONSENSE', `${ready} say({ kind: 'SPLENDID' })`],
    [
      'it answers a refusal that there is not',
      'NONSENSE',
      `${ready} say({ kind: 'REFUSED', refusal: 'UGLY' })`,
    ],
    ['it says only that it is ready', 'NONSENSE', `${ready} say({ kind: 'READY' })`],
    ['it accepts without images', 'NONSENSE', `${ready} say(${accepted})`],
    [
      'it accepts with something else than images',
      'NONSENSE',
      `${ready} say(${accepted}, [Buffer.from('<html>'), Buffer.from('<html>')])`,
    ],
    ['it fails', 'FAILED', `${ready} say({ kind: 'FAILED', errorName: 'TypeError', frames: ['at x:1:1'] })`],
  ])('because %s: %s', async (_, reason, body) => {
    const bounds = reason === 'DEADLINE' ? impatient : inspectionBounds
    const { inspection, stoppages } = await inspect(await goodJpeg(), programThat(body), bounds)
    const refusal = reason === 'DEADLINE' ? 'CHECK_TIMED_OUT' : 'CORRUPT'
    expect(inspection).toEqual({ accepted: false, refusal })
    expect(stoppages).toEqual([expect.objectContaining({ reason })])
  })

  test('a file whose first inspection timed out is inspected again in another process', async () => {
    const mark = join(folder, 'tried')
    const slowOnce = `import { existsSync, writeFileSync } from 'node:fs'
      say({ kind: 'READY' })
      await asked()
      if (existsSync(${JSON.stringify(mark)})) say({ kind: 'REFUSED', refusal: 'ENCRYPTED' })
      else { writeFileSync(${JSON.stringify(mark)}, ''); for (;;); }`
    const { inspection, stoppages, repeated } = await inspect(await goodJpeg(), programThat(slowOnce), {
      ...inspectionBounds,
      deadline: 2000,
    })
    expect(inspection).toEqual({ accepted: false, refusal: 'ENCRYPTED' })
    expect([stoppages, repeated]).toEqual([[], 1])
  })

  test('only a timeout is retried', async () => {
    const { repeated } = await inspect(await goodJpeg(), programThat(`${ready} process.exit(0)`))
    expect(repeated).toBe(0)
  })

  test('the next document is unharmed', async () => {
    const bytes = await goodJpeg()
    const [hung, next] = await Promise.all([
      inspect(bytes, programThat(`${ready} for (;;);`), impatient),
      inspect(bytes, program, inspectionBounds),
    ])
    expect(hung.inspection.accepted).toBe(false)
    expect(next.inspection.accepted).toBe(true)
    expect((await inspect(bytes, program, inspectionBounds)).inspection.accepted).toBe(true)
  })
})

describe('a broken program is not the document’s fault: the inspection fails and can be repeated', () => {
  test.each([
    ['is not there', () => join(folder, 'nowhere.mjs')],
    ['breaks as it is loaded', () => programThat("throw new Error('broken')")],
    ['greets with something else', () => programThat("say({ kind: 'FAILED', errorName: 'E', frames: [] })")],
  ])('one that %s', async (_, entry) => {
    await expect(inspect(await goodJpeg(), entry())).rejects.toThrow('does not start')
  })

  test('one that never gets ready', async () => {
    const entry = programThat('setInterval(() => {}, 1000)')
    const inspection = inspect(await goodJpeg(), entry, { ...inspectionBounds, start: 200 })
    await expect(inspection).rejects.toThrow('does not start')
  })
})

describe('the process', () => {
  test('is terminated when stopped, in any state', async () => {
    const busy = new IsolatedProcess(programThat("say('hello'); for (;;);"), inspectionBounds)
    await busy.greeting()
    expect(isAlive(busy.pid)).toBe(true)
    await busy.stop()
    expect(isAlive(busy.pid)).toBe(false)
  })

  test('exits when its parent process has ended', async () => {
    const left = new IsolatedProcess(program, inspectionBounds)
    await left.greeting()
    left.closeInput()
    await left.ended
    expect(isAlive(left.pid)).toBe(false)
  })

  test('has no credentials and no names of the stage in its environment', async () => {
    process.env.AWS_SECRET_ACCESS_KEY ??= 'a secret of this test'
    const curious = new IsolatedProcess(programThat('say(Object.keys(process.env))'), inspectionBounds)
    const answer = await curious.greeting()
    await curious.stop()
    expect(answer).toMatchObject({ parts: [] })
    const names = (answer as { header: string[] }).header.filter(
      name => !['PWD', 'SHLVL', '_'].includes(name),
    )
    expect(names.filter(name => !['MALLOC_ARENA_MAX', 'PATH', 'LD_LIBRARY_PATH'].includes(name))).toEqual([])
  })
})
