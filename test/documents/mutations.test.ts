import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type DocumentContentType, documentRefusalNames } from '../../domain/documents.ts'
import {
  inspectIn,
  inspectionBounds,
  startInspectionProcess,
} from '../../lambdas/documents/isolation/isolated-inspection.ts'
import { crc32 } from '../../lambdas/documents/png/crc32.ts'
import type { Bounds, IsolatedProcess } from '../../lambdas/isolation/isolated-process.ts'
import { bundleProgram } from '../../lib/lambda-programs.ts'
import { depth } from '../support/depth.ts'
import { fileNames, goodBmp, goodPdf, picture } from './good-files.ts'
import { exif, exifSegment } from './specimens/exif.ts'
import { endOfImage, withSegments } from './specimens/jpeg-parts.ts'
import { writeJpeg } from './specimens/jpeg-writer.ts'
import { chunk, chunkBefore } from './specimens/png-writer.ts'

const runs = 100 * depth
/** A process may use its processor time for a few documents; these are small. */
const documentsPerProcess = 50
const bounds: Bounds = { ...inspectionBounds, deadline: 15_000 }
const patience = 120_000 * depth

const cache = join(process.cwd(), 'node_modules', '.cache')
let folder: string
let program: string
beforeAll(() => {
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'mutations-'))
  program = bundleProgram('inspection', folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const taken = {
  image: { 271: 'Canon', 272: 'EOS', 274: 6 },
  photo: { 36867: '2026:05:31 10:20:30' },
}
const side = { width: 64, height: 64 }

/** Small good files of each format, of very different kinds. */
const goodFiles: Readonly<Record<DocumentContentType, () => Promise<readonly Buffer[]>>> = {
  'image/jpeg': async () => [
    withSegments(await picture(64, 64).jpeg().toBuffer(), exifSegment(taken)),
    await picture(64, 64).withIccProfile('p3').jpeg({ progressive: true }).toBuffer(),
    writeJpeg({ ...side, restart: 5 }),
  ],
  'image/png': async () => {
    const plain = await picture(64, 64).withIccProfile('p3').png().toBuffer()
    return [
      chunkBefore(plain, 'IDAT', chunk('eXIf', exif(taken)), chunk('tEXt', Buffer.from('Software\0GIMP'))),
      await picture(64, 64).png({ palette: true, progressive: true }).toBuffer(),
    ]
  },
  'image/bmp': async () => [
    goodBmp(side),
    goodBmp({ ...side, headerSize: 124, bitCount: 32, compression: 3, masks: [0xff0000, 0xff00, 0xff] }),
    goodBmp({
      ...side,
      bitCount: 8,
      compression: 1,
      pixels: Buffer.from([...Array<number[]>(64).fill([60, 7, 0, 4, 1, 2, 3, 4, 0, 0]).flat(), 0, 1]),
    }),
  ],
  'application/pdf': async () => [await goodPdf(), await goodPdf({ useObjectStreams: true })],
}

/** Places are shares of the file's length; without bias, which would spend most runs on the first bytes. */
const place = fc.noBias(fc.nat({ max: 999_999 })).map(share => share / 1_000_000)
const length = fc.integer({ min: 1, max: 400 })
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('flip'), at: place, bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ kind: fc.constant('replace'), at: place, byte: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('zero'), at: place, length }),
  fc.record({ kind: fc.constant('cut'), at: place }),
  fc.record({ kind: fc.constant('remove'), at: place, length }),
  fc.record({ kind: fc.constant('repeat'), at: place, length }),
  fc.record({ kind: fc.constant('insert'), at: place, bytes: fc.uint8Array({ maxLength: 60 }) }),
  fc.record({ kind: fc.constant('splice'), at: place, from: place, other: fc.nat() }),
)
type Mutation = {
  readonly kind: string
  readonly at: number
  readonly length?: number
  readonly bit?: number
  readonly byte?: number
  readonly bytes?: Uint8Array
  readonly from?: number
  readonly other?: number
}

function mutated(bytes: Buffer, change: Mutation, files: readonly Buffer[]): Buffer {
  const at = Math.floor(change.at * bytes.length)
  const { length: count = 0 } = change
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  const byte = after[0] ?? 0
  switch (change.kind) {
    case 'flip':
      return Buffer.concat([before, Buffer.from([byte ^ (1 << (change.bit ?? 0))]), after.subarray(1)])
    case 'replace':
      return Buffer.concat([before, Buffer.from([change.byte ?? 0]), after.subarray(1)])
    case 'zero':
      return Buffer.concat([before, Buffer.alloc(Math.min(count, after.length)), after.subarray(count)])
    case 'remove':
      return Buffer.concat([before, after.subarray(count)])
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, count), after])
    case 'insert':
      return Buffer.concat([before, change.bytes ?? Buffer.alloc(0), after])
    case 'splice': {
      const other = files[(change.other ?? 0) % files.length] ?? bytes
      return Buffer.concat([before, other.subarray(Math.floor((change.from ?? 0) * other.length))])
    }
    default:
      return before
  }
}

/** The PNG with correct checksums, so that the decoder reads the damage. */
function withChecksums(png: Buffer): Buffer {
  const sealed = Buffer.from(png)
  for (let at = 8; at + 12 <= sealed.length; ) {
    const end = at + 12 + sealed.readUInt32BE(at)
    if (end > sealed.length) break
    sealed.writeUInt32BE(crc32(sealed.subarray(at + 4, end - 4)), end - 4)
    at = end
  }
  return sealed
}

/** The BMP with its real length in the header, if the header is complete. */
function withLength(bmp: Buffer): Buffer {
  if (bmp.length < 6) return bmp
  const sealed = Buffer.from(bmp)
  sealed.writeUInt32LE(sealed.length, 2)
  return sealed
}

/** Corrects the checks around the damage, as an attacker would. */
const seals: Readonly<Record<DocumentContentType, (bytes: Buffer) => Buffer>> = {
  'image/jpeg': jpeg => (jpeg.subarray(-2).equals(endOfImage) ? jpeg : Buffer.concat([jpeg, endOfImage])),
  'image/png': withChecksums,
  'image/bmp': withLength,
  'application/pdf': pdf => Buffer.concat([pdf, Buffer.from('\nstartxref\n9\n%%EOF\n')]),
}

/** One process serves many documents, and is replaced after a fixed number. */
class Inspectors {
  readonly pids = new Set<number>()
  private current: { readonly process: IsolatedProcess; asked: number } | undefined

  async inspect(bytes: Buffer, contentType: DocumentContentType): Promise<string> {
    if (this.current?.asked === documentsPerProcess) await this.stop()
    this.current ??= { process: await startInspectionProcess(program, bounds), asked: 0 }
    this.current.asked += 1
    const { process } = this.current
    if (process.pid !== undefined) this.pids.add(process.pid)
    const file = { bytes, declaredContentType: contentType, fileName: fileNames[contentType] }
    const outcome = await inspectIn(process, file, { shortestSide: 1 })
    if ('accepted' in outcome) return outcome.accepted ? 'accepted' : outcome.refusal
    await this.stop()
    return JSON.stringify(outcome)
  }

  async stop(): Promise<void> {
    await this.current?.process.stop()
    this.current = undefined
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const verdicts: readonly string[] = ['accepted', ...documentRefusalNames]

test.each(Object.entries(goodFiles))(
  'any damage to a good %s ends in a verdict, and no process breaks or stays',
  async (type, make) => {
    const contentType = type as DocumentContentType
    const files = await make()
    const inspectors = new Inspectors()
    try {
      for (const file of files) expect(await inspectors.inspect(file, contentType)).toBe('accepted')
      await fc.assert(
        fc.asyncProperty(
          fc.nat({ max: files.length - 1 }),
          fc.array(mutation, { minLength: 1, maxLength: 3 }),
          fc.boolean(),
          async (which, changes, sealed) => {
            const damaged = changes.reduce((so, change) => mutated(so, change, files), files[which] as Buffer)
            const bytes = sealed ? seals[contentType](damaged) : damaged
            const outcome = await inspectors.inspect(bytes, contentType)
            expect(verdicts).toContain(outcome)
          },
        ),
        { numRuns: runs, seed: 20261124, endOnFailure: true },
      )
    } finally {
      await inspectors.stop()
    }
    expect([...inspectors.pids].filter(isAlive)).toEqual([])
    expect(inspectors.pids.size).toBeGreaterThanOrEqual(runs / documentsPerProcess)
  },
  patience,
)
