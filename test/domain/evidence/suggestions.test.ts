import { describe, expect, test } from '@jest/globals'
import { fieldsOfIdCard, readChineseIdCard } from '../../../domain/evidence/chinese-id-card.ts'
import { findMachineReadableZone } from '../../../domain/evidence/machine-readable-zone.ts'
import { suggestionsFrom } from '../../../domain/evidence/suggestions.ts'
import { fieldsOfZone } from '../../../domain/evidence/zone-fields.ts'
import { writeZone } from '../../../local/specimens/zone-writing.ts'
import { textPage } from './text-page.ts'
import { asRead } from './zone-contents.ts'

const today = '2026-11-29'

const content = {
  code: 'P<',
  issuer: 'UTO',
  nationality: 'UTO',
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  number: 'L898902C3',
  birthDate: '740812',
  sex: 'F',
  expiryDate: '300415',
  optionalData: '',
} as const

const passport = { certificateType: 'PASSPORT', issuingRegion: 'DE', today } as const
const idCard = { certificateType: 'ID_CARD', issuingRegion: 'CN', today } as const

function fromZone(lines: readonly string[], certificate: Parameters<typeof suggestionsFrom>[1] = passport) {
  const zone = findMachineReadableZone(asRead(lines), today)
  return zone === undefined ? undefined : suggestionsFrom([fieldsOfZone(zone, printed)], certificate)
}

const printed = textPage('Surname ERIKSSON', 'Given names ANNA MARIA')

const lines = writeZone('TD3', content)
const changed = (from: string, to: string) => lines.map(line => line.replace(from, to))

test('a sound zone suggests name, number and date of expiry', () => {
  expect(fromZone(lines)).toEqual({
    name: 'ANNA MARIA ERIKSSON',
    certificateNumber: 'L898902C3',
    expiryDate: '2030-04-15',
  })
})

test('the surname comes first where people write it first', () => {
  expect(fromZone(lines, { ...passport, issuingRegion: 'CN' })?.name).toBe('ERIKSSON ANNA MARIA')
})

describe('nothing is suggested', () => {
  test('for a field whose check digit is wrong', () => {
    expect(fromZone(changed('L898902', 'L898907'))?.certificateNumber).toBeUndefined()
    expect(fromZone(changed('300415', '300475'))?.expiryDate).toBeUndefined()
  })

  test('for a number that was repaired, or with a character that the check digit cannot tell', () => {
    expect(fromZone(changed('L898902', 'L8989O2'))?.certificateNumber).toBeUndefined()
    const doubtful = writeZone('TD3', { ...content, number: 'C01X6G4T2' })
    expect(fromZone(doubtful)?.certificateNumber).toBeUndefined()
  })

  test('for a name whose line has slips, or that the line cuts off', () => {
    expect(fromZone(changed('ERIKSSON<<', 'ERIKSSON<'))?.name).toBeUndefined()
    const long = { ...content, surname: 'NILAVADHANANANDA', givenNames: 'CHAYAPA DEJTHAMRONG KRASUANG' }
    expect(fromZone(writeZone('TD3', long))?.name).toBeUndefined()
  })

  test('for a date in the past', () => {
    expect(fromZone(writeZone('TD3', { ...content, expiryDate: '200415' }))?.expiryDate).toBeUndefined()
  })

  test('for a number that the certificate cannot have', () => {
    const permit = { certificateType: 'HK_MACAO_TRAVEL_PERMIT', issuingRegion: 'HK', today } as const
    expect(fromZone(lines, permit)?.certificateNumber).toBeUndefined()
  })

  test('if two sources contradict each other', () => {
    const zones = [content, { ...content, number: 'L898902C8' }].map(each =>
      findMachineReadableZone(asRead(writeZone('TD3', each)), today),
    )
    const sources = zones.flatMap(zone => (zone === undefined ? [] : [fieldsOfZone(zone, printed)]))
    expect(suggestionsFrom(sources, passport).certificateNumber).toBeUndefined()
  })

  test('without anything read', () => {
    expect(suggestionsFrom([], passport)).toEqual({})
  })
})

test('both sides of an ID card suggest name, number and long term', () => {
  const sides = [
    textPage('姓名 张三', '性别 男 民族 汉', '公民身份号码 11010519491231002X'),
    textPage('签发机关 北京市公安局', '有效期限 2016.05.08-长期'),
  ]
  const sources = sides.map(side => fieldsOfIdCard(readChineseIdCard(side, today)))
  expect(suggestionsFrom(sources, idCard)).toEqual({
    name: '张三',
    certificateNumber: '11010519491231002X',
    expiryDate: 'LONG_TERM',
  })
})

test('what the page prints too is suggested: a name, and a number that the check digit alone does not prove', () => {
  const zone = findMachineReadableZone(asRead(writeZone('TD3', { ...content, number: 'C01X6G4T2' })), today)
  const from = (...rows: string[]) =>
    zone === undefined ? {} : suggestionsFrom([fieldsOfZone(zone, textPage(...rows))], passport)
  expect(from('ERIKSSON', 'ANNA MARIA', 'C01X6G4T2')).toMatchObject({
    name: 'ANNA MARIA ERIKSSON',
    certificateNumber: 'C01X6G4T2',
  })
  expect(from('ERIKSEN', 'ANNA MARIA', 'C01XG64T2')).toEqual({ expiryDate: '2030-04-15' })
})

test('a name of a card is not suggested if the recogniser is unsure of its line', () => {
  const unsure = textPage('姓名 张三').map(line => ({ ...line, confidence: 0.8 }))
  const sources = [fieldsOfIdCard(readChineseIdCard(unsure, today))]
  expect(suggestionsFrom(sources, idCard)).toEqual({})
})

test('a regular number with a 6 among its digits is suggested', () => {
  expect(fromZone(writeZone('TD3', { ...content, number: 'E12365678' }))?.certificateNumber).toBe('E12365678')
  expect(fromZone(writeZone('TD3', { ...content, number: 'E62345678' }))?.certificateNumber).toBeUndefined()
})
