import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Slot } from '../../domain/certificates.ts'
import type { DocumentReading, PageReading } from '../../domain/evidence/document-reading.ts'
import {
  isolatedReading,
  type ReadingStoppage,
  readingBounds,
} from '../../lambdas/evidence/isolated-reading.ts'
import { bundleProgram } from '../../lib/lambda-programs.ts'
import { drawSpecimen } from '../../local/specimens/specimen.ts'
import { drawnPassport, drawnWall, photoOfThree } from './drawn-pages.ts'

// Deadlines, for machines that are slow or busy.
jest.setTimeout(300_000)
const bounds = { ...readingBounds, start: 120_000, deadline: 240_000 }

const cache = join(process.cwd(), 'node_modules', '.cache')
let folder: string
let entry: string
beforeAll(() => {
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'reading-'))
  entry = bundleProgram('reading', folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(preview: Buffer, slot: Slot = 'DATA_PAGE'): Promise<DocumentReading | undefined> {
  const stoppages: ReadingStoppage[] = []
  const readDocument = isolatedReading({ entry, bounds, onStopped: stoppage => stoppages.push(stoppage) })
  const reading = await readDocument({ slot, previews: [preview], today: '2026-11-30' })
  expect(stoppages).toEqual([])
  return reading
}

function summary(page: PageReading | undefined) {
  const { number, expiryDate } = page?.zone?.fields ?? {}
  return {
    turn: page?.turn,
    isTilted: page?.tilt !== undefined,
    name: page?.zone?.name?.surname,
    number: number?.value,
    expiryDate: expiryDate?.value,
    areRight: page?.zone?.checks.every(({ isRight }) => isRight),
  }
}

const sample = { name: 'ERIKSSON', number: 'L898902C3', expiryDate: '2012-04-15', areRight: true }

describe('the reading program', () => {
  test.each([
    { page: 'level', drawn: {}, turn: 0, isTilted: false },
    { page: 'turned by 90°', drawn: { turn: 90 }, turn: 270, isTilted: false },
    { page: 'upside down', drawn: { turn: 180 }, turn: 180, isTilted: false },
    { page: 'leaning', drawn: { tilt: 12 }, turn: 0, isTilted: true },
  ])('reads the zone and the text of a page that is $page', async ({ drawn, turn, isTilted }) => {
    const reading = await read(await drawnPassport(drawn))
    expect(reading?.pages.map(summary)).toEqual([{ ...sample, turn, isTilted }])
    expect(reading?.pages[0]?.lines.map(({ text }) => text)).toContain('PASSPORT')
  })

  test('reads nothing where nothing is written', async () => {
    const reading = await read(await drawnWall())
    expect(reading?.pages).toMatchObject([{ turn: 0, lines: [], barCodes: [] }])
  })

  test('finds the certificate and both faces in a photo of its holder', async () => {
    const request = { kind: 'holding', contentType: 'image/jpeg', certificateType: 'ID_CARD' } as const
    const [page] = (await read(await drawSpecimen(request), 'HOLDING'))?.pages ?? []
    expect(page?.faces).toHaveLength(2)
    // The drawing has the card from 270 to 813 pixels across and from 795 to 1,138 down.
    const { x = 0, y = 0, width = 0, height = 0 } = page?.certificate ?? {}
    expect([x, x + width].map((edge, at) => Math.abs(edge - ([270, 813][at] ?? 0)) < 60)).toEqual([
      true,
      true,
    ])
    expect([y, y + height].map((edge, at) => Math.abs(edge - ([795, 1138][at] ?? 0)) < 60)).toEqual([
      true,
      true,
    ])
  })

  test('finds the same faces as the original implementation, and no certificate among people', async () => {
    const [page] = (await read(photoOfThree(), 'HOLDING'))?.pages ?? []
    // Shares of the picture, as face-api 1.7.15 gives them for an input of 416 pixels.
    const original = [
      { confidence: 0.7795, x: 0.7415, y: 0.166, width: 0.1527, height: 0.2122 },
      { confidence: 0.8226, x: 0.4072, y: 0.3484, width: 0.1603, height: 0.1972 },
      { confidence: 0.7025, x: 0.1738, y: 0.3044, width: 0.1592, height: 0.1915 },
    ]
    expect(page?.faces).toHaveLength(original.length)
    for (const [at, { confidence, x, y, width, height }] of original.entries()) {
      const face = page?.faces[at]
      expect(face?.confidence).toBeCloseTo(confidence, 1)
      const edges = [x * 1920, y * 1280, width * 1920, height * 1280]
      const { place } = face ?? {}
      const found = [place?.x, place?.y, place?.width, place?.height]
      expect(found.every((edge = 0, index) => Math.abs(edge - (edges[index] ?? 0)) < 8)).toBe(true)
    }
    expect(page?.certificate).toBeUndefined()
  })
})
