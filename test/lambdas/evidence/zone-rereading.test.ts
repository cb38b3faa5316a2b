import { expect, test } from '@jest/globals'
import type { ObliqueBox } from '../../../lambdas/evidence/oblique-boxes.ts'
import { type PageLine, rereadZone } from '../../../lambdas/evidence/zone-rereading.ts'

function line(text: string, x: number, y: number, width: number, { height = 40, angle = 0 } = {}): PageLine {
  const place = { x, y, width, height }
  const box = { x: x + width / 2, y: y + height / 2, width, height, angle }
  return { text, confidence: 0.9, place, box }
}

const zone = [
  line('I<SWE9973062798<<<<<<<<<<<<<<<', 474, 910, 976),
  line('9010266F3210271SWE<<<<<<<<<<<6', 474, 978, 976),
  line('SHARMA<<ANNA<PAUL<<<<<<<<<<<<<', 474, 1047, 976),
]

async function reread(lines: readonly PageLine[]) {
  const read: ObliqueBox[] = []
  const result = await rereadZone(
    lines,
    ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2, width, height, angle: 0 }),
    box => {
      read.push(box)
      return Promise.resolve({ text: '', confidence: 1, zoneReadings: () => [] })
    },
  )
  return { result, leftmost: Math.min(...read.map(box => box.x - box.width / 2)) }
}

test.each([
  ['small letters', line('milk, bread', 37, 1040, 266, { height: 60 })],
  ['another angle', line('POST OFFICE', 37, 1040, 266, { height: 60, angle: 0.2 })],
])('text with %s beside a zone is no part of its rows', async (_, note) => {
  const { result, leftmost } = await reread([...zone, note])
  expect(result).toContain(note)
  expect(leftmost).toBeGreaterThan(400)
})

test('parts of a row that fillers separate are read as one strip', async () => {
  const [first, second] = zone
  const parts = [line('SHARMA<<ANNA<PAUL', 474, 1047, 553), line('<<<<', 1320, 1047, 130)]
  const { result } = await reread([...(first && second ? [first, second] : []), ...parts])
  expect(result).toHaveLength(3)
})
