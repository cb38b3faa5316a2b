import { describe, expect, test } from '@jest/globals'
import { compareFields, differencesOf, type EnteredCertificate } from '../../../domain/evidence/comparison.ts'
import { findMachineReadableZone } from '../../../domain/evidence/machine-readable-zone.ts'
import type { ReadFields, ReadValue } from '../../../domain/evidence/read-fields.ts'
import { fieldsOfZone } from '../../../domain/evidence/zone-fields.ts'
import { writeZone } from '../../../local/specimens/zone-writing.ts'
import { textPage } from './text-page.ts'
import { asRead } from './zone-contents.ts'

const place = { x: 0.1, y: 0.2, width: 0.3, height: 0.05 }

const read = (
  value: string,
  check: ReadValue['check'] = 'NONE',
  more: Partial<ReadValue> = {},
): ReadValue => ({
  value,
  place,
  check,
  ...more,
})

const entered: EnteredCertificate = {
  certificateType: 'PASSPORT',
  issuingRegion: 'DE',
  name: 'Anna Maria Eriksson',
  certificateNumber: 'L898902C3',
  expiryDate: '2030-04-15',
}

function compare(
  sources: readonly ReadFields[],
  changed: Partial<EnteredCertificate> = {},
  lines = textPage(),
) {
  const all = compareFields({ ...entered, ...changed }, { sources, lines, pinyin: () => [] })
  return Object.fromEntries(all.map(({ field, ...rest }) => [field, rest]))
}

const zoneLines = writeZone('TD3', {
  code: 'P<',
  issuer: 'D',
  nationality: 'D',
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  number: 'L898902C3',
  birthDate: '740812',
  sex: 'F',
  expiryDate: '300415',
  optionalData: '',
})

const zone = findMachineReadableZone(asRead(zoneLines), '2026-11-29')
if (zone === undefined) throw new Error('no zone')
const zoneFields = fieldsOfZone(zone, [])

test('an application that matches its passport agrees in every field, with the places', () => {
  const all = compare([zoneFields])
  for (const field of ['name', 'certificateNumber', 'expiryDate'])
    expect(all[field]).toMatchObject({ result: 'AGREES', read: { source: 'ZONE' } })
  expect(all.certificateNumber?.read?.place).toEqual(zone.fields.number?.place)
  expect(all.certificateNumber?.differences).toBeUndefined()
})

test('nothing was read: nothing agrees and nothing differs', () => {
  expect(compare([])).toEqual({
    name: { result: 'NOT_READ' },
    certificateNumber: { result: 'NOT_READ' },
    expiryDate: { result: 'NOT_READ' },
  })
})

describe('a difference has the positions of its characters', () => {
  test('in the number', () => {
    expect(compare([zoneFields], { certificateNumber: 'L898920C3' }).certificateNumber).toMatchObject({
      result: 'DIFFERS',
      read: { value: 'L898902C3' },
    })
    expect(differencesOf('L898912C3', 'L898902C3')).toEqual({ entered: [5], read: [5] })
    expect(differencesOf('L89802C3', 'L898902C3')).toEqual({ entered: [], read: [4] })
    expect(differencesOf('', 'AB')).toEqual({ entered: [], read: [0, 1] })
  })

  test('in the name and in the date', () => {
    const all = compare([zoneFields], { name: 'Anna Maria Erikson', expiryDate: '2031-04-15' })
    expect(all.name?.result).toBe('DIFFERS')
    expect(all.expiryDate).toMatchObject({ result: 'DIFFERS', differences: { entered: [3], read: [3] } })
  })
})

describe('a number', () => {
  const sources = (value: ReadValue): ReadFields[] => [{ source: 'ZONE', certificateNumber: value }]
  const result = (value: ReadValue, changed: Partial<EnteredCertificate> = {}, ...rows: string[]) =>
    compare(sources(value), changed, textPage(...rows)).certificateNumber?.result

  test('whose check digit is wrong says nothing', () => {
    expect(result(read('L898902C4', 'WRONG'))).toBe('NOT_READ')
  })

  test('without a check digit does not differ where recognisers confuse characters', () => {
    expect(result(read('L8989O2C3'))).toBe('NOT_READ')
    expect(result(read('L898702C3'))).toBe('DIFFERS')
  })

  test('does not differ by 6 and G, which its check digit cannot tell apart', () => {
    const doubtful = read('C01X6G4T2', 'RIGHT', { doubtfulAt: [4, 5] })
    expect(result(doubtful, { certificateNumber: 'C01XGG4T2' })).toBe('NOT_READ')
    expect(result(doubtful, { certificateNumber: 'C01X6G4T2' })).toBe('AGREES')
    expect(result(doubtful, { certificateNumber: 'C01X6G4T3' })).toBe('DIFFERS')
  })

  test('does not differ by a K at its end, which looks like a filler', () => {
    const short = read('AB12345', 'RIGHT', { doubtfulAt: [7] })
    expect(result(short, { certificateNumber: 'AB12345K' })).toBe('NOT_READ')
    expect(result(short, { certificateNumber: 'AB123457' })).toBe('DIFFERS')
    expect(result(short, { certificateNumber: 'AB12345' })).toBe('AGREES')
  })

  test('of a permit agrees with and without its renewals', () => {
    const permit = { certificateType: 'HK_MACAO_TRAVEL_PERMIT', issuingRegion: 'HK' } as const
    expect(result(read('H12345678', 'RIGHT'), { ...permit, certificateNumber: 'H1234567801' })).toBe('AGREES')
    expect(result(read('H12345679', 'RIGHT'), { ...permit, certificateNumber: 'H1234567801' })).toBe(
      'DIFFERS',
    )
  })

  test('printed elsewhere on an ID card agrees, although the card has another number', () => {
    const card = { certificateType: 'ID_CARD', issuingRegion: 'ES', certificateNumber: '99999999R' } as const
    expect(result(read('BAA000589', 'RIGHT'), card)).toBe('DIFFERS')
    expect(result(read('BAA000589', 'RIGHT'), card, 'DNI 99999999R')).toBe('AGREES')
    const other = [{ ...sources(read('BAA000589', 'RIGHT'))[0], otherNumbers: [read('99999999R', 'RIGHT')] }]
    expect(compare(other as ReadFields[], card).certificateNumber?.result).toBe('AGREES')
  })

  test('of a passport’s zone differs, although the page prints the entered one', () => {
    expect(result(read('X12345678', 'RIGHT'), {}, 'Passport No L898902C3')).toBe('DIFFERS')
  })
})

test('a value found in the text agrees, although the labelled one was misread', () => {
  const sources: ReadFields[] = [{ source: 'TEXT', expiryDate: read('2036-04-15') }]
  const all = compare(sources, {}, textPage('Date of expiry 15.04.2030', 'ANNA MARIA ERIKSSON'))
  expect(all.expiryDate).toMatchObject({ result: 'AGREES', read: { source: 'TEXT' } })
  expect(all.name?.result).toBe('AGREES')
})

test('a long-term certificate agrees with 长期, and differs from a date', () => {
  const card = { certificateType: 'ID_CARD', issuingRegion: 'CN', expiryDate: undefined } as const
  const longTerm = { ...entered, ...card } as unknown as EnteredCertificate
  const result = (value: string) =>
    compareFields(longTerm, {
      sources: [{ source: 'TEXT', expiryDate: read(value) }],
      lines: [],
      pinyin: () => [],
    }).find(({ field }) => field === 'expiryDate')?.result
  expect(result('LONG_TERM')).toBe('AGREES')
  expect(result('2036-05-08')).toBe('DIFFERS')
})
