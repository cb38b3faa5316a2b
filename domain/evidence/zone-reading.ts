import type { LocalDate } from '../local-time.ts'
import { isRealDate } from '../local-time.ts'
import { isZoneCode } from './issuer-codes.ts'
import {
  asDigit,
  asLetter,
  confusedWith,
  doubtfulPositions,
  filler,
  isLikeFiller,
  zoneCheckDigit,
} from './zone-characters.ts'
import {
  type CheckedField,
  type checkNames,
  layoutOf,
  type Span,
  type ZoneField,
  type ZoneFormat,
  type ZoneLayout,
  zoneFormats,
} from './zone-layouts.ts'

export interface ZoneCheck {
  readonly field: (typeof checkNames)[number]
  readonly isRight: boolean
}

/** A value of a zone's field. */
interface ZoneValue {
  readonly value: string
  /** The parts of the lines on which the value is written. */
  readonly spans: readonly Span[]
  /** One character was replaced, because exactly one replacement makes the check digit right. */
  readonly isRepaired: boolean
  /**
   * Positions in `value` of characters that may be misread without a wrong check digit, only in fields that may have
   * letters and digits. The length of `value`: a K may be missing at its end.
   */
  readonly doubtfulAt: readonly number[]
}

export interface ZoneName {
  readonly surname: string
  /** Empty: the zone does not separate them. */
  readonly givenNames: string
  readonly spans: readonly Span[]
  /** The name fills its line: it may be cut off (ICAO Doc 9303-4, 4.2.3). */
  readonly isTruncated: boolean
  /** Names have no check digit. `false`: the line has slips. */
  readonly isCertain: boolean
}

/** The field of a name is `name`; every other is a value. */
export type ZoneValues = Partial<Record<Exclude<ZoneField, 'name'>, ZoneValue>>

export interface ZoneReading {
  readonly values: ZoneValues
  readonly name?: ZoneName
  readonly checks: readonly ZoneCheck[]
  /** The number of codes of issuer and nationality that do not exist. */
  readonly unknownCodes: number
  readonly isCodeOfFormat: boolean
}

const textAt = (lines: readonly string[], { line, from, to }: Span) => (lines[line] ?? '').slice(from, to)

const digitOrFiller = (character: string) => (isLikeFiller(character) ? filler : asDigit(character))

type Fold = (character: string) => string

/** The folding of each position whose characters are known to be letters or digits. */
function foldsOf({ fields, checks, composite, issuer }: ZoneLayout): { span: Span; fold: Fold }[] {
  const letters = [fields.documentCode, fields.issuer, fields.nationality, fields.name]
  const dates = [fields.birthDate, fields.expiryDate]
  const digits = (Object.keys(checks) as CheckedField[]).map(field => {
    const at = checks[field] ?? 0
    return { line: fields[field]?.line ?? 0, from: at, to: at + 1 }
  })
  const last =
    composite === undefined ? [] : [{ line: composite.line, from: composite.at, to: composite.at + 1 }]
  const fillers = issuer === undefined ? [] : [12, 20, 28].map(from => ({ line: 0, from, to: from + 1 }))
  const toFiller = (character: string) => (isLikeFiller(character) ? filler : character)
  const withFold = (spans: readonly (Span | undefined)[], fold: Fold) =>
    spans.flatMap(span => (span === undefined ? [] : [{ span, fold }]))
  return [
    ...withFold(letters, asLetter),
    ...withFold([...dates, ...digits], digitOrFiller),
    ...withFold(last, asDigit),
    ...withFold([fields.sex, ...fillers], toFiller),
  ]
}

const foldsByFormat = new Map(zoneFormats.map(format => [format, foldsOf(layoutOf(format))]))

function foldLines(lines: readonly string[], format: ZoneFormat): string[] {
  const characters = lines.map(line => [...line])
  for (const { span, fold } of foldsByFormat.get(format) ?? []) {
    const line = characters[span.line] ?? []
    for (let at = span.from; at < span.to; at += 1) line[at] = fold(line[at] ?? filler)
  }
  return characters.map(line => line.join(''))
}

/** How often letters and digits follow each other. */
const alternations = (text: string) => text.match(/[A-Z](?=\d)|\d(?=[A-Z])/g)?.length ?? 0

/**
 * The text with one replaced character that passes `isRight`, if there is exactly one such text, and if it is as
 * regular: a letter among digits, a digit among letters, or a letter before fillers is replaced. Other replacements
 * would hide real errors.
 */
function repairOnce(text: string, isRight: (text: string) => boolean): string | undefined {
  const repairs = [...text].flatMap((character, at) =>
    confusedWith(character)
      .map(other => ({ at, other, changed: text.slice(0, at) + other + text.slice(at + 1) }))
      .filter(({ changed }) => isRight(changed)),
  )
  const [only] = repairs
  if (only === undefined || repairs.length > 1) return undefined
  const { at, other, changed } = only
  const isLastBeforeFillers = other === filler && at === withoutEnd(text).length - 1 && at < text.length - 1
  return isLastBeforeFillers || alternations(changed) < alternations(text) ? changed : undefined
}

const withoutEnd = (text: string) => text.replace(/<+$/, '')

/** Writes `text` over the span of a line. */
const replaced = (lines: readonly string[], { line, from, to }: Span, text: string) =>
  lines.map((each, at) => (at === line ? each.slice(0, from) + text + each.slice(to) : each))

interface NumberParts {
  readonly spans: readonly Span[]
  readonly text: string
  readonly check: string
}

/** ICAO Doc 9303-5, 4.2.2.1, note j: a long number has a filler for its check digit and continues in the optional data. */
function numberParts(lines: readonly string[], layout: ZoneLayout): NumberParts | undefined {
  const span = layout.fields.number
  const at = layout.checks.number
  if (span === undefined || at === undefined) return undefined
  const text = textAt(lines, span)
  const check = textAt(lines, { line: span.line, from: at, to: at + 1 })
  const rest = layout.fields.optionalData
  if (check !== filler || layout.hasLongNumbers !== true || rest === undefined)
    return { spans: [span], text, check }
  const continued = /^[A-Z0-9]+/.exec(textAt(lines, rest))?.[0] ?? ''
  if (continued.length < 2) return { spans: [span], text, check }
  const more = { line: rest.line, from: rest.from, to: rest.from + continued.length - 1 }
  return { spans: [span, more], text: text + continued.slice(0, -1), check: asDigit(continued.slice(-1)) }
}

/** A date YYMMDD of a zone with its century; only the year, or year and month, where fillers replace the rest. */
function dateOf(text: string, isBirth: boolean, today: LocalDate): string | undefined {
  const [, yy, mm = '', dd = ''] = /^(\d\d)(?:(\d\d)(\d\d)|(?:\d\d)?<+)$/.exec(text) ?? []
  if (yy === undefined || text.length !== 6) return undefined
  const month = mm === '' ? (/^\d\d(\d\d)<<$/.exec(text)?.[1] ?? '') : mm
  const thisYear = Number(today.slice(0, 4))
  const century = thisYear - (thisYear % 100)
  const parts = (year: number) => [String(year), month, dd].filter(part => part !== '').join('-')
  const near = [century + 100, century, century - 100].map(base => base + Number(yy))
  const year = isBirth
    ? near.find(each => parts(each) <= today)
    : near.find(each => each <= thisYear + 50 && each > thisYear - 50)
  if (year === undefined) return undefined
  const date = parts(year)
  return isRealDate(`${date}-01-01`.slice(0, 10)) ? date : undefined
}

/** ICAO Doc 9303-3, 4.6: the primary identifier, two fillers, the secondary identifier, fillers to the end. */
function nameOf(lines: readonly string[], span: Span): ZoneName | undefined {
  const text = textAt(lines, span)
  const [, surname, givenNames = '', tail = ''] =
    /^([A-Z]+(?:<[A-Z]+)*)(?:<<([A-Z]+(?:<[A-Z]+)*))?((?:<.*)?)$/.exec(text) ?? []
  if (surname === undefined) return undefined
  const written = surname.length + (givenNames === '' ? 0 : givenNames.length + 2)
  const words = (part: string) => part.replaceAll(filler, ' ')
  // Recognisers read some of the fillers after a name as single letters; words after it are not understood.
  if (/[A-Z0-9]{2}/.test(tail.replace(/[KCSEL]/g, filler))) return undefined
  return {
    surname: words(surname),
    givenNames: words(givenNames),
    spans: [{ line: span.line, from: span.from, to: span.from + written }],
    isTruncated: written === text.length,
    isCertain: givenNames !== '' && /^<*$/.test(tail),
  }
}

interface Draft {
  lines: string[]
  readonly repaired: Set<ZoneField>
  readonly checks: ZoneCheck[]
}

/** Checks the number, and repairs it once if that makes its check digit right. */
function checkNumber(draft: Draft, layout: ZoneLayout): void {
  const parts = numberParts(draft.lines, layout)
  if (parts === undefined) return
  // No number begins with fillers. Three of them before a number leave its check digit as it is.
  const isRight = (text: string) => /^[A-Z0-9]/.test(text) && zoneCheckDigit(text) === parts.check
  let isSound = isRight(parts.text)
  if (!isSound) {
    const repaired = repairOnce(parts.text, isRight)
    if (repaired !== undefined) {
      isSound = true
      draft.repaired.add('number')
      let at = 0
      for (const span of parts.spans) {
        draft.lines = replaced(draft.lines, span, repaired.slice(at, at + span.to - span.from))
        at += span.to - span.from
      }
    }
  }
  draft.checks.push({ field: 'number', isRight: isSound })
}

function checkDate(
  draft: Draft,
  layout: ZoneLayout,
  field: 'birthDate' | 'expiryDate',
  today: LocalDate,
): void {
  const span = layout.fields[field]
  const at = layout.checks[field]
  if (span === undefined || at === undefined) return
  const text = textAt(draft.lines, span)
  const check = textAt(draft.lines, { line: span.line, from: at, to: at + 1 })
  const isRight = dateOf(text, field === 'birthDate', today) !== undefined && zoneCheckDigit(text) === check
  draft.checks.push({ field, isRight })
}

function checkOptionalData(draft: Draft, layout: ZoneLayout): void {
  const span = layout.fields.optionalData
  const at = layout.checks.optionalData
  if (span === undefined || at === undefined) return
  const check = textAt(draft.lines, { line: span.line, from: at, to: at + 1 })
  const text = textAt(draft.lines, span)
  // The check digit of an empty field is 0 or a filler.
  const isRight = (each: string) =>
    zoneCheckDigit(each) === check || (check === filler && withoutEnd(each) === '')
  const repaired = isRight(text) ? undefined : repairOnce(text, isRight)
  if (repaired !== undefined) {
    draft.repaired.add('optionalData')
    draft.lines = replaced(draft.lines, span, repaired)
  }
  draft.checks.push({ field: 'optionalData', isRight: isRight(text) || repaired !== undefined })
}

/** Optional data without a check digit of its own is repaired by the composite one, if all else is right. */
function checkComposite(draft: Draft, { fields, checks, composite }: ZoneLayout): void {
  if (composite === undefined) return
  const check = textAt(draft.lines, { line: composite.line, from: composite.at, to: composite.at + 1 })
  const isRight = (lines: readonly string[]) =>
    zoneCheckDigit(composite.over.map(span => textAt(lines, span)).join('')) === check
  if (
    !isRight(draft.lines) &&
    checks.optionalData === undefined &&
    draft.checks.every(each => each.isRight)
  ) {
    const repairs = (['optionalData', 'otherOptionalData'] as const).flatMap(field => {
      const span = fields[field]
      if (span === undefined) return []
      const text = textAt(draft.lines, span)
      const repaired = repairOnce(text, each => isRight(replaced(draft.lines, span, each)))
      return repaired === undefined ? [] : [{ field, lines: replaced(draft.lines, span, repaired) }]
    })
    const [only] = repairs
    if (only !== undefined && repairs.length === 1) {
      draft.repaired.add(only.field)
      draft.lines = only.lines
    }
  }
  draft.checks.push({ field: 'composite', isRight: isRight(draft.lines) })
}

const sexes: Readonly<Record<string, string>> = { M: 'M', F: 'F', X: 'X', [filler]: 'X' }

function codeOf(text: string): string | undefined {
  // Of the codes shorter than three letters, only Germany's is in use.
  const code = /^D[<KC]{2}$/.test(text) ? 'D' : text
  return isZoneCode(code) ? code : undefined
}

function valuesOf(draft: Draft, layout: ZoneLayout, today: LocalDate): ZoneValues {
  const { fields } = layout
  const values: ZoneValues = {}
  const spansOf = (field: ZoneField) => [fields[field]].filter(span => span !== undefined)
  const set = (field: keyof ZoneValues, value: string | undefined) => {
    if (value === undefined || value === '') return
    values[field] = { value, spans: spansOf(field), isRepaired: false, doubtfulAt: [] }
  }
  /** A field that may have letters and digits, with its fillers. */
  const setMixed = (field: keyof ZoneValues, text = '', spans: readonly Span[] = spansOf(field)) => {
    const value = withoutEnd(text)
    if (value === '') return
    values[field] = {
      value,
      spans,
      isRepaired: draft.repaired.has(field),
      doubtfulAt: doubtfulPositions(text),
    }
  }
  const at = (field: ZoneField) => {
    const span = fields[field]
    return span === undefined ? undefined : textAt(draft.lines, span)
  }
  const code = at('documentCode')
  if (code !== undefined && layout.codes.test(code)) set('documentCode', withoutEnd(code))
  set('issuer', layout.issuer ?? codeOf(at('issuer') ?? ''))
  set('nationality', codeOf(at('nationality') ?? ''))
  set('sex', sexes[at('sex') ?? ''])
  set('birthDate', dateOf(at('birthDate') ?? '', true, today))
  set('expiryDate', dateOf(at('expiryDate') ?? '', false, today))
  const number = numberParts(draft.lines, layout)
  const isLong = (number?.spans.length ?? 0) > 1
  setMixed('number', number?.text, number?.spans)
  // The rest of a long number ends with its check digit and a filler.
  setMixed('optionalData', isLong ? at('optionalData')?.replace(/^[A-Z0-9]+<?/, '') : at('optionalData'))
  setMixed('otherOptionalData', at('otherOptionalData'))
  return values
}

/** Reads lines of the format's length. */
export function readZone(format: ZoneFormat, read: readonly string[], today: LocalDate): ZoneReading {
  const layout = layoutOf(format)
  const draft: Draft = { lines: foldLines(read, format), repaired: new Set(), checks: [] }
  checkNumber(draft, layout)
  checkDate(draft, layout, 'birthDate', today)
  checkDate(draft, layout, 'expiryDate', today)
  checkOptionalData(draft, layout)
  checkComposite(draft, layout)
  const values = valuesOf(draft, layout, today)
  const name = layout.fields.name === undefined ? undefined : nameOf(draft.lines, layout.fields.name)
  const codes = (['issuer', 'nationality'] as const).filter(field => layout.fields[field] !== undefined)
  return {
    values,
    ...(name === undefined ? {} : { name }),
    checks: draft.checks,
    unknownCodes: codes.filter(field => values[field] === undefined).length,
    isCodeOfFormat: values.documentCode !== undefined,
  }
}
