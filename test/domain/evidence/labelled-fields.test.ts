import { describe, expect, test } from '@jest/globals'
import { findDate, findName, findNumber } from '../../../domain/evidence/entered-in-text.ts'
import { readLabelledFields } from '../../../domain/evidence/labelled-fields.ts'
import { textPage } from './text-page.ts'

function values(...rows: string[]) {
  const { name, certificateNumber, birthDate, expiryDate } = readLabelledFields(textPage(...rows))
  const all = { name, certificateNumber, birthDate, expiryDate }
  const present = Object.entries(all).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present.map(([field, value]) => [field, value?.value]))
}

describe('values are read by their labels', () => {
  test.each<[string, string[], Record<string, string>]>([
    [
      'on an English ID card, labels above',
      [
        'Surname|Given names',
        'ERIKSSON|ANNA MARIA',
        'Document No.|Date of birth',
        'AB1234567|12 AUG 1974',
        'Date of expiry',
        '15 APR 2032',
      ],
      {
        name: 'ERIKSSON ANNA MARIA',
        certificateNumber: 'AB1234567',
        birthDate: '1974-08-12',
        expiryDate: '2032-04-15',
      },
    ],
    [
      'on a French one, labels in two languages',
      [
        'Nom / Surname: MARTIN',
        'Prénoms / Given names: JEANNE',
        'Date de naiss. / Date of birth',
        '31.12.1989',
        "Date d'expiration / Expiry date: 30 12 2031",
      ],
      { name: 'MARTIN JEANNE', expiryDate: '2031-12-30' },
    ],
    [
      'on a German one',
      [
        'Name/Surname/Nom',
        'MUSTERMANN',
        'Vornamen/Given names/Prénoms',
        'ERIKA',
        'Gültig bis/Date of expiry',
        '31.10.2029',
      ],
      { name: 'MUSTERMANN ERIKA', expiryDate: '2029-10-31' },
    ],
    [
      'on a Spanish one',
      ['APELLIDOS', 'ESPAÑOLA ESPAÑOLA', 'NOMBRE', 'CARMEN', 'DNI 99999999R', 'VALIDEZ 31.12.2031'],
      { name: 'ESPAÑOLA ESPAÑOLA CARMEN', certificateNumber: '99999999R', expiryDate: '2031-12-31' },
    ],
    [
      'on a permit of the mainland',
      ['姓名|陈大文', '证件号码|H12345678', '有效期限|2020.06.30-2030.06.29', '出生日期|1990.01.31'],
      { name: '陈大文', certificateNumber: 'H12345678', birthDate: '1990-01-31', expiryDate: '2030-06-29' },
    ],
    [
      'on a driver licence of the European Union',
      [
        '1. MUSTERMANN',
        '2. ERIKA',
        '3. 12.08.1964 BERLIN',
        '4a. 19.01.2013',
        '4b. 18.01.2028',
        '5. B072RRE2I55',
      ],
      {
        name: 'MUSTERMANN ERIKA',
        certificateNumber: 'B072RRE2I55',
        birthDate: '1964-08-12',
        expiryDate: '2028-01-18',
      },
    ],
    [
      'on a driver licence of the United States',
      ['1 SAMPLE', '2 MICHAEL JOHN', '3 DOB 06/16/1986', '4b EXP 12/31/2028', '4d DLN T64235789'],
      {
        name: 'SAMPLE MICHAEL JOHN',
        certificateNumber: 'T64235789',
        birthDate: '1986-06-16',
        expiryDate: '2028-12-31',
      },
    ],
  ])('%s', (_, rows, expected) => {
    expect(values(...rows)).toMatchObject(expected)
  })

  test('a date whose day and month could be exchanged is not read', () => {
    expect(values('Date of expiry: 04/05/2036')).toEqual({})
  })

  test('a label is no value', () => {
    expect(values('Surname', 'Given names', 'Document No.')).toEqual({})
  })
})

describe('an entered value is found in the text', () => {
  test('a number with spaces and punctuation, with its place', () => {
    const found = findNumber(textPage('A123456(3)'), 'A1234563', 'HK')
    expect(found?.value).toBe('A123456(3')
    expect(found?.place.x).toBeCloseTo(0.1)
  })

  test('not a part of a longer number', () => {
    expect(findNumber(textPage('991234567899'), '12345678', 'DE')).toBeUndefined()
    expect(findNumber(textPage('No 12345678'), '12345678', 'DE')).toBeDefined()
  })

  test('not a number or a name so short that it occurs by chance', () => {
    expect(findNumber(textPage('1234'), '1234', 'DE')).toBeUndefined()
    expect(findName(textPage('LI'), 'Li')).toBeUndefined()
    expect(findName(textPage('李'), '李')).toBeUndefined()
  })

  test('a name in capitals, and a Chinese one after its label', () => {
    expect(findName(textPage('ANNA MARIA ERIKSSON'), 'Anna Maria Eriksson')).toBeDefined()
    expect(findName(textPage('姓名 陈大文'), '陈大文')?.value).toBe('陈大文')
    expect(findName(textPage('ERIKSSONS GATA'), 'Eriksson')).toBeUndefined()
  })

  test('a date in any form, also with two readings, and a long term', () => {
    expect(findDate(textPage('EXP 04/05/2036'), '2036-04-05')?.value).toBe('2036-04-05')
    expect(findDate(textPage('EXP 04/05/2036'), '2036-05-04')?.value).toBe('2036-05-04')
    expect(findDate(textPage('有效期 长期'), undefined)?.value).toBe('LONG_TERM')
    expect(findDate(textPage('EXP 2036-04-05'), undefined)).toBeUndefined()
  })
})
