import { gb11643Problem } from '../gb11643.ts'
import type { LocalDate } from '../local-time.ts'
import { printedDates } from './printed-dates.ts'
import { longTerm, type ReadFields, type ReadName, type ReadValue } from './read-fields.ts'
import type { TextLine } from './text-lines.ts'
import { placeWithin, textRows } from './text-places.ts'
import { asDigit } from './zone-characters.ts'
import { placeAround } from './zone-lines.ts'

/** The resident identity card of the mainland (GA 461), and the residence permits with the same fields. */
export interface ChineseIdCard {
  readonly name?: ReadName
  readonly sex?: ReadValue
  /** Without the character 族. */
  readonly ethnicity?: ReadValue
  readonly birthDate?: ReadValue
  readonly address?: ReadValue
  readonly number?: ReadValue
  readonly authority?: ReadValue
  readonly validFrom?: ReadValue
  /** `LONG_TERM` for 长期. */
  readonly validUntil?: ReadValue
}

/** A row as one text without spaces; `at` finds the place of its characters. */
interface JoinedRow {
  readonly text: string
  readonly lines: readonly TextLine[]
  readonly value: (from: number, to: number, value?: string, check?: ReadValue['check']) => ReadValue
}

function joinRow(lines: readonly TextLine[]): JoinedRow {
  const characters = lines.flatMap(line =>
    [...line.text.matchAll(/\S/g)].map(match => ({ line, at: match.index, character: match[0] })),
  )
  const text = characters.map(({ character }) => character).join('')
  return {
    text,
    lines,
    value: (from, to, value = text.slice(from, to), check = 'NONE') => ({
      value,
      check,
      confidence: Math.min(...lines.map(({ confidence }) => confidence)),
      place: placeAround(characters.slice(from, to).map(({ line, at }) => placeWithin(line, at, at + 1))),
    }),
  }
}

/** The value after a label on a row. */
function after(rows: readonly JoinedRow[], pattern: RegExp): ReadValue | undefined {
  for (const row of rows) {
    const match = pattern.exec(row.text)
    const value = match?.[1]
    if (match === null || value === undefined) continue
    const from = match.index + match[0].indexOf(value, match[0].length - value.length)
    return row.value(from, from + value.length)
  }
  return undefined
}

const han = '\\p{Script=Han}'
const namePattern = new RegExp(`姓名[:：]?(${han}[${'·'}•.${'・'}]?(?:${han}[·•.・]?){0,24}${han})`, 'u')
const sexPattern = /性别[:：]?([男女])/
const ethnicityPattern = new RegExp(`民族[:：]?(${han}{1,5})`, 'u')
const birthPattern = /出生[:：]?(.{6,})/
const addressPattern = /(?:住址|地址)[:：]?(.+)/
const authorityPattern = new RegExp(`签发机关[:：]?(${han}{2,30})`, 'u')

/** The dots that recognisers return between the parts of a name. */
const withDot = (name: string) => name.replace(/[•.・]/g, '·')

const numberForm = /(?<![0-9A-Z])[0-9OQDILZSGB]{17}[0-9OQDILZSGBX×](?![0-9A-Z])/i

function numberOn(row: JoinedRow, today: LocalDate): ReadValue | undefined {
  const match = numberForm.exec(row.text.replace(/^公民身份号码[:：]?/, label => ' '.repeat(label.length)))
  if (match === null) return undefined
  const read = match[0].toUpperCase().replace('×', 'X')
  const number = [...read].map(asDigit).join('')
  // Words of Latin letters, such as of residence permits, are no numbers.
  if ((read.match(/\d/g)?.length ?? 0) < 12) return undefined
  const check = gb11643Problem(number, today) === undefined ? 'RIGHT' : 'WRONG'
  return row.value(match.index, match.index + match[0].length, number, check)
}

function birthDateOn(rows: readonly JoinedRow[]): ReadValue | undefined {
  for (const row of rows) {
    const match = birthPattern.exec(row.text)
    if (match === null) continue
    const [date] = printedDates(match[0])
    const [value] = date?.readings ?? []
    if (date !== undefined && value !== undefined)
      return row.value(match.index + date.from, match.index + date.to, value)
  }
  return undefined
}

/** The address continues on the rows below its label, until the row of the number. */
function addressOf(rows: readonly JoinedRow[], today: LocalDate): ReadValue | undefined {
  const first = rows.findIndex(({ text }) => addressPattern.test(text))
  const value = first < 0 ? undefined : after(rows.slice(first), addressPattern)
  if (value === undefined) return undefined
  const rest = rows.slice(first + 1)
  const end = rest.findIndex(row => /公民|身份号码/.test(row.text) || numberOn(row, today) !== undefined)
  const more = rest
    .slice(0, end < 0 ? 0 : end)
    .filter(({ text }) => text !== '')
    .map(row => row.value(0, row.text.length))
  const all = [value, ...more]
  return {
    value: all.map(each => each.value).join(''),
    place: placeAround(all.map(({ place }) => place)),
    check: 'NONE',
  }
}

const period = /(\d{4}[./]?\d{2}[./]?\d{2})[-—–~至一]+(长期|\d{4}[./]?\d{2}[./]?\d{2})/

function validityOf(rows: readonly JoinedRow[]): Pick<ChineseIdCard, 'validFrom' | 'validUntil'> {
  for (const row of rows) {
    const [whole, from = '', until = ''] = period.exec(row.text) ?? []
    if (whole === undefined) continue
    const at = row.text.indexOf(whole)
    const read = (text: string, start: number): ReadValue | undefined => {
      const value = text === '长期' ? longTerm : printedDates(text)[0]?.readings[0]
      return value === undefined ? undefined : row.value(start, start + text.length, value)
    }
    const validFrom = read(from, at)
    const validUntil = read(until, at + whole.length - until.length)
    return {
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validUntil === undefined ? {} : { validUntil }),
    }
  }
  return {}
}

/** Reads the fields of either side. Absent fields were not found. */
export function readChineseIdCard(lines: readonly TextLine[], today: LocalDate): ChineseIdCard {
  const rows = textRows(lines).map(joinRow)
  const name = after(rows, namePattern)
  const ethnicity = after(rows, ethnicityPattern)
  const optional = {
    name: name === undefined ? undefined : { ...name, value: withDot(name.value) },
    sex: after(rows, sexPattern),
    ethnicity:
      ethnicity === undefined ? undefined : { ...ethnicity, value: ethnicity.value.replace(/(?<=.)族$/, '') },
    birthDate: birthDateOn(rows),
    address: addressOf(rows, today),
    number: rows.map(row => numberOn(row, today)).find(value => value !== undefined),
    authority: after(rows, authorityPattern),
  }
  const present = Object.entries(optional).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(present), ...validityOf(rows) }
}

/** The citizen number has the birth date, which is right if the number's check digit is. */
function birthDateOfNumber({ value, place, check }: ReadValue): ReadValue {
  const date = [value.slice(6, 10), value.slice(10, 12), value.slice(12, 14)].join('-')
  return { value: date, place, check }
}

export function fieldsOfIdCard(card: ChineseIdCard): ReadFields {
  const { name, number, sex, validUntil } = card
  const birthDate = number?.check === 'RIGHT' ? birthDateOfNumber(number) : card.birthDate
  return {
    source: 'TEXT',
    ...(name === undefined ? {} : { name }),
    ...(number === undefined ? {} : { certificateNumber: number }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(validUntil === undefined ? {} : { expiryDate: validUntil }),
    ...(sex === undefined ? {} : { sex: { ...sex, value: sex.value === '男' ? 'M' : 'F' } }),
  }
}
