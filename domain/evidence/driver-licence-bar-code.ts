import { isRealDate, type LocalDate } from '../local-time.ts'
import type { ReadFields, ReadName, ReadValue } from './read-fields.ts'
import type { Place } from './text-lines.ts'

/**
 * The PDF417 bar code of driver licences of the United States and Canada: AAMVA DL/ID Card Design Standard, annex D,
 * versions 1 to 10. The symbol corrects errors itself, so that its text is as written.
 */
export interface DriverLicence {
  /** 0: before the first standard. */
  readonly version: number
  readonly surname?: string
  readonly givenNames?: string
  readonly number?: string
  readonly birthDate?: LocalDate
  readonly expiryDate?: LocalDate
  readonly sex?: 'M' | 'F' | 'X'
  readonly country: 'US' | 'CA'
  /** The state, province or territory. */
  readonly jurisdiction?: string
}

/** Elements that begin a line of a subfile. */
const element = /^([A-Z]{3})(.*)$/

const canadian = new Set('AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' '))

function elementsOf(text: string): Map<string, string> {
  const elements = new Map<string, string>()
  const [first = '', ...rest] = text.split(/\p{Cc}+/u)
  // The first element of a subfile follows the subfile's type: in the header's line, or in a line of its own.
  const lines = [
    first.replace(/^.*?(?:DL|ID)(?=D[A-D][A-Z])/, ''),
    ...rest.map(line => line.replace(/^(?:DL|ID)(?=D[A-D][A-Z])/, '')),
  ]
  for (const line of lines) {
    const [, code, value] = element.exec(line) ?? []
    if (code !== undefined && value !== undefined && !elements.has(code)) elements.set(code, value.trim())
  }
  return elements
}

/** `NONE` and `UNAVL` stand for an element without a value. */
const written = (value: string | undefined) =>
  value === undefined || /^(|NONE|UNAVL|UNAVAIL)$/.test(value) ? undefined : value

/** MMDDCCYY in the United States, CCYYMMDD in Canada and in version 1. The order that is a real date of these centuries. */
function dateOf(value: string | undefined, isYearFirst: boolean): LocalDate | undefined {
  if (value === undefined || !/^\d{8}$/.test(value)) return undefined
  const yearFirst = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`
  const yearLast = `${value.slice(4)}-${value.slice(0, 2)}-${value.slice(2, 4)}`
  const isPossible = (date: string) => isRealDate(date) && /^(19|20|21)/.test(date)
  // Some issuers of either country write the other order. Dates that both orders allow follow the standard.
  return (isYearFirst ? [yearFirst, yearLast] : [yearLast, yearFirst]).find(isPossible)
}

const sexes: Readonly<Record<string, 'M' | 'F' | 'X'>> = { 1: 'M', 2: 'F', 9: 'X', M: 'M', F: 'F', X: 'X' }

interface LicenceName {
  readonly surname?: string
  readonly givenNames?: string
}

/** The elements of a name differ by version: DAA or DAB, DAC, DAD (1), DCS and DCT (2, 3), DCS, DAC, DAD (4 and later). */
function nameOf(elements: ReadonlyMap<string, string>): LicenceName {
  const get = (code: string) => written(elements.get(code))
  const words = (text: string) => text.replaceAll(/[,\s]+/g, ' ').trim()
  const [first, ...rest] = (get('DAA') ?? '').split(/[,@]/).map(words)
  const surname = get('DCS') ?? get('DAB') ?? first
  const separate = [get('DAC'), get('DAD')].filter(part => part !== undefined)
  const givenNames = words(get('DCT') ?? (separate.length > 0 ? separate.join(' ') : rest.join(' ')))
  return {
    ...(surname === undefined || surname === '' ? {} : { surname: words(surname) }),
    ...(givenNames === '' ? {} : { givenNames }),
  }
}

/** Reads the text of a bar code; undefined if it is not one of a driver licence. */
export function readDriverLicence(text: string): DriverLicence | undefined {
  const header = /(?:ANSI |AAMVA|AAMVA )\s*(\d{6})(\d{2})/.exec(text)
  if (header === null) return undefined
  const elements = elementsOf(text.slice(header.index + header[0].length))
  const version = Number(header[2])
  const jurisdiction = written(elements.get('DAJ'))
  const isCanadian =
    elements.get('DCG') === 'CAN' ||
    (elements.get('DCG') === undefined && jurisdiction !== undefined && canadian.has(jurisdiction))
  const isYearFirst = isCanadian || version <= 1
  const birthDate = dateOf(elements.get('DBB'), isYearFirst)
  const expiryDate = dateOf(elements.get('DBA'), isYearFirst)
  const sex = sexes[elements.get('DBC') ?? '']
  const number = written(elements.get('DAQ'))?.replaceAll(/\s/g, '')
  if (number === undefined && elements.size < 3) return undefined
  return {
    version,
    country: isCanadian ? 'CA' : 'US',
    ...nameOf(elements),
    ...(number === undefined ? {} : { number }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(expiryDate === undefined ? {} : { expiryDate }),
    ...(sex === undefined ? {} : { sex }),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
  }
}

/** The fields of a bar code whose symbol is at `place`. Its error correction serves as the check digit. */
export function fieldsOfLicence(licence: DriverLicence, place: Place): ReadFields {
  const read = (value: string): ReadValue => ({ value, place, check: 'RIGHT' })
  const { surname, givenNames = '', number, birthDate, expiryDate, sex, country } = licence
  const name: ReadName | undefined =
    surname === undefined
      ? undefined
      : { ...read([surname, givenNames].join(' ').trim()), parts: { surname, givenNames } }
  return {
    source: 'BAR_CODE',
    issuer: read(country),
    ...(name === undefined ? {} : { name }),
    ...(number === undefined ? {} : { certificateNumber: read(number) }),
    ...(birthDate === undefined ? {} : { birthDate: read(birthDate) }),
    ...(expiryDate === undefined ? {} : { expiryDate: read(expiryDate) }),
    ...(sex === undefined ? {} : { sex: read(sex) }),
  }
}
