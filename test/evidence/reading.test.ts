import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { DocumentReading, PageReading } from '../../domain/evidence/document-reading.ts'
import { isolatedReading, type ReadingStoppage } from '../../lambdas/evidence/isolated-reading.ts'
import { bundleProgram } from '../../lib/lambda-programs.ts'
import { drawnPassport, drawnWall } from './drawn-pages.ts'

const cache = join(process.cwd(), 'node_modules', '.cache')
let folder: string
let entry: string
beforeAll(() => {
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'reading-'))
  entry = bundleProgram('reading', folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(...previews: Buffer[]): Promise<DocumentReading | undefined> {
  const stoppages: ReadingStoppage[] = []
  const readDocument = isolatedReading({ entry, onStopped: stoppage => stoppages.push(stoppage) })
  const reading = await readDocument({ slot: 'DATA_PAGE', previews, today: '2026-11-30' })
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
})
