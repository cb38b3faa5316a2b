import type { Place, TextLine } from './text-lines.ts'
import { filler, isLikeFiller, zoneCharactersOf } from './zone-characters.ts'

/** A line with other readings of the same picture, the likeliest first. */
export interface ReadLine extends TextLine {
  readonly candidates?: readonly string[]
}

/** A character of a zone and its place on the page. */
export interface Cell {
  readonly character: string
  readonly place: Place
}

/** A row of the page: one or more boxes side by side. */
export interface ZoneRow {
  readonly place: Place
  /** The readings of the row, the likeliest first. */
  readonly readings: readonly (readonly Cell[])[]
}

/** A line made to have the length of its layout. */
export interface FittedLine {
  readonly cells: readonly Cell[]
  /** The number of inserted and removed characters. */
  readonly edits: number
}

const shortestRow = 12
const mostReadings = 5
const mostInserted = 8
const mostRemoved = 6

function cellsOf(text: string, { x, y, width, height }: Place): Cell[] {
  const characters = [...text]
  const share = width / Math.max(1, characters.length)
  return characters.flatMap((each, at) => {
    const written = zoneCharactersOf(each)
    const part = share / Math.max(1, written.length)
    return [...written].map((character, index) => ({
      character,
      place: { x: x + at * share + index * part, y, width: part, height },
    }))
  })
}

/** Whether most of a text could stand in a zone. Text in other scripts could not. */
function looksLikeZone(text: string): boolean {
  const printed = [...text].filter(each => each.trim() !== '')
  const known = printed.filter(each => zoneCharactersOf(each) !== '')
  return known.length > 0 && known.length >= printed.length * 0.8
}

/** The smallest rectangle around the places. */
export function placeAround(places: readonly Place[]): Place {
  const x = Math.min(...places.map(place => place.x))
  const y = Math.min(...places.map(place => place.y))
  const right = Math.max(...places.map(place => place.x + place.width))
  const bottom = Math.max(...places.map(place => place.y + place.height))
  return { x, y, width: right - x, height: bottom - y }
}

const middleOf = ({ y, height }: Place) => y + height / 2

const standsBeside = (one: Place, other: Place) =>
  Math.abs(middleOf(one) - middleOf(other)) < 0.5 * Math.min(one.height, other.height) &&
  (one.x + one.width <= other.x + other.width * 0.1 || other.x + other.width <= one.x + one.width * 0.1)

const readingsOf = ({ text, candidates = [] }: ReadLine): string[] =>
  [...new Set([text, ...candidates])].slice(0, mostReadings)

function rowOf(boxes: readonly ReadLine[]): ZoneRow {
  const inOrder = boxes.toSorted((one, other) => one.place.x - other.place.x)
  const likeliest = inOrder.map(box => cellsOf(box.text, box.place))
  // One box at a time is replaced by another reading: the combinations of all would be too many.
  const others = inOrder.flatMap((box, at) =>
    readingsOf(box)
      .slice(1)
      .map(text => likeliest.with(at, cellsOf(text, box.place)).flat()),
  )
  return { place: placeAround(inOrder.map(({ place }) => place)), readings: [likeliest.flat(), ...others] }
}

/** The rows of a page that could be lines of a zone, from top to bottom. A box in a row of several is also a row. */
export function zoneRowsOf(lines: readonly ReadLine[]): ZoneRow[] {
  const boxes = lines
    .filter(({ text }) => looksLikeZone(text))
    .toSorted((one, other) => middleOf(one.place) - middleOf(other.place))
  const groups: ReadLine[][] = []
  for (const box of boxes) {
    const group = groups.find(each => each.every(({ place }) => standsBeside(place, box.place)))
    if (group === undefined) groups.push([box])
    else group.push(box)
  }
  const single = groups.filter(({ length }) => length > 1).flatMap(group => group.map(box => [box]))
  return [...groups, ...single]
    .map(rowOf)
    .filter(({ readings }) => readings.some(({ length }) => length >= shortestRow))
    .toSorted((one, other) => middleOf(one.place) - middleOf(other.place))
}

const fillerAt = (cells: readonly Cell[], at: number): Cell => {
  const { place } = (cells[Math.max(0, at - 1)] ?? cells[0]) as Cell
  return { character: filler, place: { ...place, x: at === 0 ? place.x : place.x + place.width, width: 0 } }
}

function insertAt(cells: readonly Cell[], at: number, count: number): Cell[] {
  return cells.toSpliced(at, 0, ...Array.from({ length: count }, () => fillerAt(cells, at)))
}

/** The runs of fillers: where each begins, and how long it is. */
function fillerRuns(cells: readonly Cell[]): { readonly from: number; readonly length: number }[] {
  const text = cells.map(({ character }) => character).join('')
  return [...text.matchAll(/<+/g)].map(match => ({ from: match.index, length: match[0].length }))
}

/** The ways to insert `missing` fillers: all at one position, or at two. */
function lengthened(cells: readonly Cell[], missing: number, boundaries: readonly number[]): FittedLine[] {
  const inside = boundaries.filter(at => at <= cells.length)
  const positions = [...new Set([...fillerRuns(cells).map(({ from }) => from), ...inside])]
  const once = positions.map(at => ({ cells: insertAt(cells, at, missing), edits: missing }))
  const twice = positions.flatMap(first =>
    positions
      .filter(second => second > first)
      .flatMap(second =>
        Array.from({ length: missing - 1 }, (_, before) => ({
          cells: insertAt(insertAt(cells, second, missing - 1 - before), first, before + 1),
          // Two places are less likely than one.
          edits: missing + 1,
        })),
      ),
  )
  return [...once, ...twice]
}

/**
 * The ways to remove `extra` characters: fillers of one run, or characters beyond the end of the line. A character before
 * its beginning is not removed: without it, another number may have the same check digit.
 */
function shortened(cells: readonly Cell[], extra: number): FittedLine[] {
  const runs = fillerRuns(cells)
    .filter(({ length }) => length >= extra)
    .map(({ from }) => ({ cells: cells.toSpliced(from, extra), edits: extra }))
  return [...runs, { cells: cells.slice(0, -extra), edits: extra }]
}

/** The ways to make a line have `length` characters. `boundaries`: positions where its fields begin and end. */
export function fittedLines(
  cells: readonly Cell[],
  length: number,
  boundaries: readonly number[],
): FittedLine[] {
  const missing = length - cells.length
  if (missing === 0) return [{ cells, edits: 0 }]
  if (missing > mostInserted || missing < -mostRemoved) return []
  return missing > 0 ? lengthened(cells, missing, boundaries) : shortened(cells, -missing)
}

/** A line that ends with a name, with fillers added or removed at its end. It has edits if letters may be missing. */
export function fittedNameLine(cells: readonly Cell[], length: number): FittedLine | undefined {
  const end = cells.findLastIndex(({ character }) => !isLikeFiller(character)) + 1
  if (cells.length < shortestRow || end > length) return undefined
  const missing = Math.max(0, length - cells.length)
  // A name that fills its line has no fillers at its end: characters of another position are missing.
  const endsWithFiller = cells.at(-1)?.character === filler
  const isUncertain = missing > 0 && !endsWithFiller
  const padded = insertAt(cells, cells.length, missing).slice(0, length)
  return { cells: padded, edits: isUncertain ? missing : 0 }
}
