import type { Place } from '../../domain/evidence/text-lines.ts'
import { placeAround, type ReadLine } from '../../domain/evidence/zone-lines.ts'
import type { Cut } from './line-crops.ts'
import type { ObliqueBox } from './oblique-boxes.ts'
import type { ReadBox } from './text-reader.ts'

/** A line of the page with its box, for reading it again. */
export interface PageLine extends ReadLine {
  readonly box: ObliqueBox
}

/** How a row is cut: in heights of its text, and stretched. The cut decides about weak and narrow characters. */
const cuts = [
  { height: 1, stretch: 1.25 },
  { height: 1.2, stretch: 1.6 },
  { height: 1.2, stretch: 1 },
] as const
const mostRows = 4
/** The angle in radians between two parts of a row. */
const mostLean = 0.06
const mostCandidates = 4
/** The shortest lines of a zone have thirty characters; a part of one that was read is longer than this. */
const leastCharacters = 15

const middleOf = ({ y, height }: Place) => y + height / 2

/** Whether a line could be one of a zone: long, of characters of zones only, with a filler or a digit. */
function looksLikeZone({ text, place }: PageLine): boolean {
  const printed = text.replaceAll(' ', '')
  const known = printed.match(/[A-Z0-9<«《≪‹〈＜K]/gi)?.length ?? 0
  return (
    printed.length >= leastCharacters &&
    place.width > 7 * place.height &&
    known >= 0.85 * printed.length &&
    (/[<«《≪‹〈＜]{2}/.test(printed) || (/\d{5}/.test(printed) && /^[^a-z]*$/.test(printed)))
  )
}

/** Fillers are read as these letters. Other small letters are of text beside the certificate. */
const hasSmallLetters = (text: string) => /[a-z]{2}/.test(text.replace(/[cekls]/g, ''))

const leanAlike = (one: ObliqueBox, other: ObliqueBox) => Math.abs(one.angle - other.angle) < mostLean

/** Whether a line is a part of the row on which `of` is a part of a zone. */
const isOnRowOf = (of: PageLine, line: PageLine) =>
  Math.abs(middleOf(line.place) - middleOf(of.place)) < 0.5 * Math.max(line.place.height, of.place.height) &&
  line.place.height > 0.5 * of.place.height &&
  line.place.height < 2 * of.place.height &&
  // The angle of a short box is only roughly known.
  (line.box.width < 4 * line.box.height || leanAlike(line.box, of.box)) &&
  !hasSmallLetters(line.text)

/** Joins lines on one row: a long run of fillers separates their boxes. */
function rowsOf(zoneLines: readonly PageLine[], lines: readonly PageLine[]): PageLine[][] {
  const rows: PageLine[][] = []
  for (const line of zoneLines.toSorted((one, other) => middleOf(one.place) - middleOf(other.place))) {
    if (rows.some(row => row.includes(line))) continue
    rows.push(lines.filter(each => each === line || isOnRowOf(line, each)))
  }
  return rows.slice(-mostRows)
}

/**
 * Reads the rows of a zone once more, each as one strip over the whole width of the zone, in several heights. Returns the
 * lines that replace those of the rows; undefined: nothing looks like a zone.
 */
export async function rereadZone(
  lines: readonly PageLine[],
  boxAt: (place: Place) => ObliqueBox,
  read: (box: ObliqueBox, cut: Cut) => Promise<ReadBox>,
): Promise<ReadLine[] | undefined> {
  const zoneLines = lines.filter(looksLikeZone)
  if (zoneLines.length === 0) return undefined
  const rows = rowsOf(zoneLines, lines)
  const around = placeAround(rows.flat().map(({ place }) => place))
  const reread: ReadLine[] = []
  for (const row of rows) {
    const place = placeAround(row.map(line => line.place))
    const margin = 0.4 * place.height
    const whole = { ...place, x: around.x - margin, width: around.width + 2 * margin }
    const angle = row.toSorted((one, other) => other.place.width - one.place.width)[0]?.box.angle ?? 0
    const readings: ReadBox[] = []
    const box = boxAt(whole)
    for (const { height, stretch } of cuts) {
      readings.push(await read({ ...box, angle, height: box.height * height }, { stretch }))
    }
    const all = readings.map(reading => reading.zoneReadings())
    const byRank = [0, 1, 2].flatMap(rank => all.flatMap(each => each[rank] ?? []))
    const before = row
      .toSorted((one, other) => one.place.x - other.place.x)
      .map(line => line.text)
      .join('')
    const [text = '', ...others] = [...new Set(byRank)]
    // The first reading stays one of several: each strip is cut differently.
    const candidates = [...others.slice(0, mostCandidates - 1), before]
    const confidence = Math.max(...readings.map(reading => reading.confidence))
    reread.push({ text, place: whole, confidence, candidates })
  }
  return [...lines.filter(line => !rows.some(row => row.includes(line))), ...reread]
}
