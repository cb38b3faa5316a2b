import fc from 'fast-check'
import type { ZoneFormat } from '../../../domain/evidence/zone-layouts.ts'
import type { ReadLine } from '../../../domain/evidence/zone-lines.ts'
import type { ZoneContent } from '../../../local/specimens/zone-writing.ts'

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
