import type { LocalDate } from '../local-time.ts'
import { isNamePrinted, linesBeside, partsAtComma } from './printed-names.ts'
import type { Place, TextLine } from './text-lines.ts'
import {
  isNameLine,
  layoutOf,
  type Span,
  type ZoneField,
  type ZoneFormat,
  type ZoneLayout,
  zoneFormats,
} from './zone-layouts.ts'
import {
  type FittedLine,
  fittedLines,
  fittedNameLine,
  placeAround,
  type ReadLine,
  type ZoneRow,
  zoneRowsOf,
} from './zone-lines.ts'
import { readZone, type ZoneCheck, type ZoneName, type ZoneReading, type ZoneValues } from './zone-reading.ts'

/** A value and its place on the page. */
export interface PlacedValue {
  readonly value: string
  readonly place: Place
  readonly isRepaired: boolean
  /** Positions of characters that the check digit cannot tell from another one; the value's length for a missing K. */
  readonly doubtfulAt: readonly number[]
  /** `NONE`: the format has no check digit over this field. */
  readonly check: 'RIGHT' | 'WRONG' | 'NONE'
}

type ZoneFields = Readonly<Partial<Record<Exclude<ZoneField, 'name'>, PlacedValue>>>

/**
 * A machine-readable zone. Dates are `YYYY-MM-DD`; a birth date may lack its day, or month and day. A field that is
 * absent was not read. A value with a wrong check digit is present, for a person to compare.
 */
export interface MachineReadableZone {
  readonly format: ZoneFormat
  readonly place: Place
  readonly fields: ZoneFields
  readonly name?: Omit<ZoneName, 'spans'> & { readonly place: Place }
  /** The check digits of the format; `composite` is the one over several fields. */
  readonly checks: readonly ZoneCheck[]
}

/** Whether every check digit of the zone is right. */
export const isZoneRight = ({ checks }: Pick<MachineReadableZone, 'checks'>): boolean =>
  checks.every(({ isRight }) => isRight)

interface Candidate {
  readonly format: ZoneFormat
  readonly lines: readonly FittedLine[]
  readonly reading: ZoneReading
  /** The position of the reading among those of its rows. */
  readonly rank: number
  readonly wrong: number
  readonly right: number
  readonly edits: number
}

interface RankedLine extends FittedLine {
  readonly rank: number
}

const mostFits = 6

const textOf = ({ cells }: Pick<FittedLine, 'cells'>) => cells.map(({ character }) => character).join('')

const spansOf = ({ fields }: ZoneLayout): Span[] => Object.values(fields)

/** Where the fields of a line begin and end. */
function boundariesOf(layout: ZoneLayout, line: number): number[] {
  const spans = spansOf(layout).filter(span => span.line === line)
  return [...new Set(spans.flatMap(({ from, to }) => [from, to]))]
}

/** A name line's own two readings: a recogniser may lose the filler after the first letter of the document code. */
function nameLines(row: ZoneRow, layout: ZoneLayout): RankedLine[] {
  return row.readings.flatMap((cells, rank) => {
    const [first] = cells
    if (first === undefined) return []
    const fitted = fittedNameLine(cells, layout.length)
    const hasHead = layout.fields.documentCode?.line === layout.fields.name?.line
    const lost = { character: '<', place: { ...first.place, x: first.place.x + first.place.width, width: 0 } }
    const withLost = hasHead ? fittedNameLine(cells.toSpliced(1, 0, lost), layout.length) : undefined
    return [
      ...(fitted === undefined ? [] : [{ ...fitted, rank }]),
      ...(withLost === undefined ? [] : [{ ...withLost, edits: withLost.edits + 1, rank }]),
    ]
  })
}

const exactLines = ({ readings }: ZoneRow, { length }: ZoneLayout): RankedLine[] =>
  readings.flatMap((cells, rank) => (cells.length === length ? [{ cells, edits: 0, rank }] : []))

/** The likeliest ways to read a row as one line of the format, with its length corrected. */
function correctedLines(row: ZoneRow, format: ZoneFormat, line: number, today: LocalDate): RankedLine[] {
  const layout = layoutOf(format)
  const blank = '<'.repeat(layout.length)
  const onLine = (field: string) =>
    field === 'composite'
      ? layout.lines < 3 && layout.composite?.line === line
      : layout.fields[field as keyof typeof layout.fields]?.line === line
  const fits = row.readings.flatMap((cells, rank) =>
    fittedLines(cells, layout.length, boundariesOf(layout, line)).map(fitted => {
      const lines = Array.from({ length: layout.lines }, (_, at) => (at === line ? textOf(fitted) : blank))
      const { checks } = readZone(format, lines, today)
      const right = checks.filter(({ field, isRight }) => isRight && onLine(field)).length
      return { ...fitted, rank, right }
    }),
  )
  return fits
    .toSorted((one, other) => other.right - one.right || one.edits - other.edits || one.rank - other.rank)
    .slice(0, mostFits)
}

const combinations = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap(some => list.map(each => [...some, each])), [[]])

function candidateOf(format: ZoneFormat, lines: readonly RankedLine[], today: LocalDate): Candidate {
  const reading = readZone(format, lines.map(textOf), today)
  const wrongChecks = reading.checks.filter(({ isRight }) => !isRight).length
  const codeProblem = reading.isCodeOfFormat ? 0 : 1
  return {
    format,
    lines,
    reading,
    rank: lines.reduce((sum, { rank }) => sum + rank, 0),
    wrong: wrongChecks + reading.unknownCodes + codeProblem,
    right: reading.checks.length - wrongChecks,
    edits: lines.reduce((sum, { edits }) => sum + edits, 0),
  }
}

/** Groups of `count` rows from top to bottom, with at most one other row between two of them. */
function rowGroups(rows: readonly ZoneRow[], count: number): ZoneRow[][] {
  const groupsFrom = (at: number, left: number): ZoneRow[][] => {
    const row = rows[at]
    if (row === undefined) return []
    if (left === 1) return [[row]]
    return [1, 2, 3]
      .flatMap(step => groupsFrom(at + step, left - 1))
      .filter(([next]) => next !== undefined && isBelow(next.place, row.place))
      .map(rest => [row, ...rest])
  }
  return rows.flatMap((_, at) => groupsFrom(at, count))
}

const isBelow = (place: Place, above: Place) =>
  place.y + place.height / 2 > above.y + above.height / 2 &&
  place.y - (above.y + above.height) < 3 * Math.max(place.height, above.height)

/** Whether the candidate is a zone at all, and not other text of the same length. */
function isZone({ format, reading, right, wrong }: Candidate): boolean {
  if (format === 'CN_PERMIT') return wrong === 0
  // Visas have one check digit less: the letter V tells them from passports.
  if ((format === 'MRV_A' || format === 'MRV_B') && !reading.isCodeOfFormat) return false
  if (!reading.isCodeOfFormat) return right === reading.checks.length
  return right >= 2 || (right >= 1 && reading.unknownCodes === 0)
}

const byLikelihood = (one: Candidate, other: Candidate) =>
  one.wrong - other.wrong || one.edits - other.edits || one.rank - other.rank || other.right - one.right

/** Corrections of a length that make every check digit right are as likely as each other, however many they are. */
const isAsLikely = (best: Candidate, other: Candidate) =>
  best.wrong === other.wrong &&
  (best.edits > 0 ? other.edits > 0 : other.edits === 0) &&
  best.format === other.format &&
  // The likeliest readings of all rows take precedence over others; among others there is no order.
  (best.rank > 0 || other.rank === 0)

function placeOf(spans: readonly Span[], lines: readonly FittedLine[]): Place {
  const places = spans.flatMap(({ line, from, to }) => {
    const cells = lines[line]?.cells.slice(from, to) ?? []
    const end = cells.findLastIndex(({ character }) => character !== '<') + 1
    return cells.slice(0, Math.max(1, end)).map(({ place }) => place)
  })
  return placeAround(places)
}

/**
 * In a line whose length was corrected, any position may be shifted, and a check digit may be right by chance. Its check
 * digits count only if all are right and the codes exist.
 */
function trustedChecks({ format, reading, lines, wrong }: Candidate): ZoneCheck[] {
  const { fields, composite } = layoutOf(format)
  return reading.checks.map(({ field, isRight }) => {
    const line = field === 'composite' ? composite?.line : fields[field]?.line
    const isCorrected = lines.some(({ edits }, at) => edits > 0 && (field === 'composite' || at === line))
    return { field, isRight: isRight && (wrong === 0 || !isCorrected) }
  })
}

const hasSameName = ({ name: one }: ZoneReading, { name: other }: ZoneReading) =>
  one?.surname === other?.surname && one?.givenNames === other?.givenNames

/** The field's own check digit, or the composite one if it covers the field. */
function checkOf(field: keyof ZoneValues, format: ZoneFormat, checks: readonly ZoneCheck[]) {
  const { composite, fields } = layoutOf(format)
  const span = fields[field]
  const own = checks.find(check => check.field === field)
  const isCovered = composite?.over.some(
    ({ line, from, to }) => line === span?.line && from <= span.from && span.to <= to,
  )
  const check = own ?? (isCovered ? checks.find(each => each.field === 'composite') : undefined)
  if (check === undefined) return 'NONE'
  return check.isRight ? 'RIGHT' : 'WRONG'
}

const lengthOfName = ({ reading: { name } }: Candidate) => (name === undefined ? 0 : wordsOf(name).length)

const partsOfName = ({ reading: { name } }: Candidate) =>
  name === undefined || name.givenNames === '' ? 1 : 2

const wordsOf = ({ surname, givenNames }: ZoneName) => `${surname} ${givenNames}`.trim()

/**
 * No check digit covers a name. Among readings with the same check digits, the one that the page prints too is right;
 * without it, the likeliest one is, and others show that its letters are hard to read.
 */
function nameOf(
  best: Candidate,
  equals: readonly Candidate[],
  all: readonly Candidate[],
  pageLines: readonly TextLine[],
): MachineReadableZone['name'] {
  const lineOf = ({ lines, format }: Candidate) => lines[layoutOf(format).fields.name?.line ?? -1]
  const asChecked = all.filter(({ format, wrong }) => format === best.format && wrong === best.wrong)
  const beside = linesBeside(
    placeAround(best.lines.flatMap(({ cells }) => cells.map(({ place }) => place))),
    pageLines,
  )
  const placed = ({ lines, reading: { name } }: Candidate, isCertain: boolean) =>
    name === undefined
      ? undefined
      : {
          surname: name.surname,
          givenNames: name.givenNames,
          isTruncated: name.isTruncated,
          isCertain: name.isCertain && isCertain,
          place: placeOf(name.spans, lines),
        }
  // A part of the name is printed as well: the longest one is meant. Recognisers lose one of two fillers, and add none.
  const [printed] = asChecked
    .filter(({ reading: { name } }) => name !== undefined && isNamePrinted(wordsOf(name), beside))
    .toSorted(
      (one, other) => lengthOfName(other) - lengthOfName(one) || partsOfName(other) - partsOfName(one),
    )
  if (printed?.reading.name !== undefined) {
    const parts = partsOfName(printed) === 1 ? partsAtComma(wordsOf(printed.reading.name), beside) : undefined
    const name = placed(printed, true)
    // The line has a single filler where the page has a comma: one was lost.
    return name === undefined || parts === undefined ? name : { ...name, ...parts, isCertain: true }
  }
  if (equals.some(other => !hasSameName(other.reading, best.reading))) return undefined
  const isDoubtful = asChecked.some(
    other => other.edits === best.edits && !hasSameName(other.reading, best.reading),
  )
  return placed(best, lineOf(best)?.edits === 0 && !isDoubtful)
}

function zoneOf(
  best: Candidate,
  equals: readonly Candidate[],
  all: readonly Candidate[],
  pageLines: readonly TextLine[],
): MachineReadableZone {
  const { reading, lines, format } = best
  const agreed = (field: keyof ZoneValues) =>
    equals.every(other => other.reading.values[field]?.value === reading.values[field]?.value)
  const trusted = trustedChecks(best)
  const fields: Partial<Record<keyof ZoneValues, PlacedValue>> = {}
  for (const field of Object.keys(reading.values) as (keyof ZoneValues)[]) {
    const value = reading.values[field]
    // Two readings that are as likely and differ: neither is shown as read.
    if (value === undefined || !agreed(field)) continue
    const { spans, ...rest } = value
    const places = spans.length === 0 ? lines.flatMap(({ cells }) => cells.map(({ place }) => place)) : []
    const place = spans.length === 0 ? placeAround(places) : placeOf(spans, lines)
    fields[field] = { ...rest, place, check: checkOf(field, format, trusted) }
  }
  const name = nameOf(best, equals, all, pageLines)
  // A check digit says nothing about a value that was not read.
  const checks = trusted.map(({ field, isRight }) => ({
    field,
    isRight: isRight && (field === 'composite' || field === 'optionalData' || fields[field] !== undefined),
  }))
  return {
    format,
    place: placeAround(lines.flatMap(({ cells }) => cells.map(({ place }) => place))),
    fields,
    ...(name === undefined ? {} : { name }),
    checks,
  }
}

type LineReader = (row: ZoneRow, format: ZoneFormat, line: number) => RankedLine[]

/** Each row is read once for each line of a format. */
function remembered(read: LineReader): LineReader {
  const known = new Map<ZoneRow, Map<string, RankedLine[]>>()
  return (row, format, line) => {
    const ofRow = known.get(row) ?? new Map<string, RankedLine[]>()
    known.set(row, ofRow)
    const key = `${format} ${line}`
    const lines =
      ofRow.get(key) ??
      (isNameLine(format, line) ? nameLines(row, layoutOf(format)) : read(row, format, line))
    ofRow.set(key, lines)
    return lines
  }
}

function zonesAmong(rows: readonly ZoneRow[], read: LineReader, today: LocalDate): Candidate[] {
  const linesOf = remembered(read)
  return zoneFormats.flatMap(format =>
    rowGroups(rows, layoutOf(format).lines)
      .flatMap(group => combinations(group.map((row, line) => linesOf(row, format, line))))
      .map(lines => candidateOf(format, lines, today))
      .filter(isZone),
  )
}

/**
 * Finds the machine-readable zone among the lines of an upright page and reads it. Slips of recognisers are corrected
 * only where the position or the check digits leave one possibility.
 */
export function findMachineReadableZone(
  lines: readonly ReadLine[],
  today: LocalDate,
): MachineReadableZone | undefined {
  const rows = zoneRowsOf(lines)
  const exact = zonesAmong(rows, (row, format) => exactLines(row, layoutOf(format)), today)
  // Lines are lengthened or shortened only if no lines have the length of a format: that takes a hundred times as long.
  const found =
    exact.length > 0
      ? exact
      : zonesAmong(rows, (row, format, line) => correctedLines(row, format, line, today), today)
  const sorted = found.toSorted(byLikelihood)
  const [best] = sorted
  return best === undefined
    ? undefined
    : zoneOf(
        best,
        sorted.filter(other => isAsLikely(best, other)),
        sorted,
        lines,
      )
}
