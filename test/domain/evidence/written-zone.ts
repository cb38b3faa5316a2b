import fc from 'fast-check'
import { zoneCheckDigit } from '../../../domain/evidence/zone-characters.ts'
import type { ZoneFormat } from '../../../domain/evidence/zone-layouts.ts'
import type { ReadLine } from '../../../domain/evidence/zone-lines.ts'

/** The content of a zone. Dates are YYMMDD. */
export interface ZoneContent {
  readonly code: string
  readonly issuer: string
  readonly nationality: string
  readonly surname: string
  readonly givenNames: string
  readonly number: string
  readonly birthDate: string
  readonly sex: 'M' | 'F' | '<'
  readonly expiryDate: string
  readonly optionalData: string
}

const pad = (text: string, length: number) => text.slice(0, length).padEnd(length, '<')
const checked = (text: string) => text + zoneCheckDigit(text)
const nameText = ({ surname, givenNames }: ZoneContent) =>
  `${surname}<<${givenNames}`.replaceAll(' ', '<').replace(/<<$/, '')

function secondLine({ number, nationality, birthDate, sex, expiryDate }: ZoneContent): string {
  return checked(pad(number, 9)) + pad(nationality, 3) + checked(birthDate) + sex + checked(expiryDate)
}

/** The lines of a zone as ICAO Doc 9303 prescribes them. */
export function writeZone(format: ZoneFormat, content: ZoneContent): string[] {
  const { code, issuer, number, birthDate, sex, expiryDate, nationality, optionalData } = content
  const head = pad(code, 2) + pad(issuer, 3)
  const second = secondLine(content)
  switch (format) {
    case 'TD1': {
      const isLong = number.length > 9
      const rest = isLong ? number.slice(9) + zoneCheckDigit(number) : ''
      const first =
        head +
        (isLong ? `${number.slice(0, 9)}<` : checked(pad(number, 9))) +
        pad(isLong ? rest : optionalData, 15)
      const dates = checked(birthDate) + sex + checked(expiryDate) + pad(nationality, 3) + pad('', 11)
      const composite = first.slice(5) + dates.slice(0, 7) + dates.slice(8, 15) + dates.slice(18)
      return [first, dates + zoneCheckDigit(composite), pad(nameText(content), 30)]
    }
    case 'TD2': {
      const line = second + pad(optionalData, 7)
      const composite = line.slice(0, 10) + line.slice(13, 20) + line.slice(21)
      return [head + pad(nameText(content), 31), line + zoneCheckDigit(composite)]
    }
    case 'TD3': {
      const line = second + checked(pad(optionalData, 14))
      const composite = line.slice(0, 10) + line.slice(13, 20) + line.slice(21)
      return [head + pad(nameText(content), 39), line + zoneCheckDigit(composite)]
    }
    case 'MRV_A':
      return [head + pad(nameText(content), 39), second + pad(optionalData, 16)]
    case 'MRV_B':
      return [head + pad(nameText(content), 31), second + pad(optionalData, 8)]
    case 'CN_PERMIT': {
      const fields = [checked(pad(number, 9)), checked(expiryDate), checked(birthDate)]
      return [`${code}${fields.join('<')}<${zoneCheckDigit(fields.join(''))}`]
    }
  }
}

/** Lines as a machine reads them: one box for each, at the bottom of the page. */
export function asRead(lines: readonly string[]): ReadLine[] {
  return lines.map((text, at) => ({
    text,
    place: { x: 0.05, y: 0.7 + at * 0.08, width: 0.9, height: 0.05 },
    confidence: 0.95,
  }))
}

const days = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(2, 10).replaceAll('-', ''))
const laterDays = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(2, 10).replaceAll('-', ''))

const codes: Record<ZoneFormat, string[]> = {
  TD1: ['I<', 'ID', 'AR', 'C<'],
  TD2: ['I<', 'ID', 'C<'],
  TD3: ['P<', 'PO', 'PD'],
  MRV_A: ['V<'],
  MRV_B: ['V<'],
  CN_PERMIT: ['CS', 'CR', 'CT'],
}

const numberShapes = [/^[A-Z]\d{8}$/, /^[A-Z]{2}\d{7}$/, /^\d{9}$/, /^[A-Z0-9]{9}$/, /^[A-Z]{2}\d{6}$/]

export const zoneContents = (format: ZoneFormat): fc.Arbitrary<ZoneContent> =>
  fc.record({
    code: fc.constantFrom(...codes[format]),
    issuer: fc.constantFrom('CHN', 'D', 'USA', 'GBR', 'UTO', 'SVK', 'CZE', 'ZAF'),
    nationality: fc.constantFrom('CHN', 'D', 'USA', 'GBR', 'UTO', 'SVK', 'CZE', 'ZAF'),
    surname: fc.stringMatching(/^[A-Z]{2,9}$/),
    givenNames: fc.stringMatching(/^[A-Z]{2,7}( [A-Z]{2,6})?$/),
    number: fc.oneof(
      ...numberShapes.map(shape => fc.stringMatching(shape)),
      ...(format === 'TD1' ? [fc.stringMatching(/^[A-Z]\d{10,13}$/)] : []),
    ),
    birthDate: days,
    sex: fc.constantFrom('M', 'F', '<'),
    expiryDate: laterDays,
    optionalData: fc.oneof(fc.constant(''), fc.stringMatching(/^[A-Z0-9]{4,7}$/)),
  })
