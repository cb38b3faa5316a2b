import { describe, expect, test } from '@jest/globals'
import {
  allowsIssuingRegion,
  type CertificateType,
  certificateTitle,
  certificateTypes,
  certificateTypesFor,
  includesRegion,
  isCertificateType,
  type Slot,
  slotsOf,
} from '../../domain/certificates.ts'

interface Row {
  type: CertificateType
  slots: Slot[]
  longTerm: boolean
  allowed: string[]
  refused: string[]
}

const rows: Row[] = [
  {
    type: 'PASSPORT',
    slots: ['DATA_PAGE', 'HOLDING'],
    longTerm: false,
    allowed: ['CN', 'HK', 'DE', 'TW'],
    refused: ['ZZ'],
  },
  {
    type: 'ID_CARD',
    slots: ['FRONT', 'BACK', 'HOLDING'],
    longTerm: true,
    allowed: ['CN', 'HK', 'DE'],
    refused: ['cn'],
  },
  {
    type: 'HK_MACAO_TRAVEL_PERMIT',
    slots: ['FRONT', 'BACK', 'HOLDING'],
    longTerm: false,
    allowed: ['HK', 'MO'],
    refused: ['CN', 'TW', 'DE'],
  },
  {
    type: 'TAIWAN_TRAVEL_PERMIT',
    slots: ['FRONT', 'BACK', 'HOLDING'],
    longTerm: false,
    allowed: ['TW'],
    refused: ['CN', 'HK', 'MO', 'DE'],
  },
  {
    type: 'HK_MACAO_RESIDENCE_PERMIT',
    slots: ['FRONT', 'BACK', 'HOLDING'],
    longTerm: false,
    allowed: ['HK', 'MO', 'CN'],
    refused: ['TW', 'DE'],
  },
  {
    type: 'TAIWAN_RESIDENCE_PERMIT',
    slots: ['FRONT', 'BACK', 'HOLDING'],
    longTerm: false,
    allowed: ['TW', 'CN'],
    refused: ['HK', 'MO', 'DE'],
  },
  {
    type: 'DRIVER_LICENSE',
    slots: ['FRONT', 'HOLDING'],
    longTerm: true,
    allowed: ['HK', 'MO', 'TW', 'DE', 'US'],
    refused: ['CN', 'ZZ'],
  },
]

describe('R1: the table of certificates', () => {
  test('has the listed certificates and no other', () => {
    expect(Object.keys(certificateTypes)).toEqual(rows.map(row => row.type))
  })

  test.each(rows)('$type asks for its files in order and may be long-term: $longTerm', row => {
    expect(slotsOf(row.type)).toEqual(row.slots)
    expect(certificateTypes[row.type].canBeLongTerm).toBe(row.longTerm)
  })

  test.each(rows)('$type is accepted from its issuing regions and from no others', row => {
    expect(row.allowed.filter(region => !allowsIssuingRegion(row.type, region))).toEqual([])
    expect(row.refused.filter(region => allowsIssuingRegion(row.type, region))).toEqual([])
  })

  test('only names of the table are certificate types', () => {
    expect(rows.every(row => isCertificateType(row.type))).toBe(true)
    for (const other of [
      'passport',
      '',
      'toString',
      'constructor',
      '__proto__',
      undefined,
      null,
      1,
      ['PASSPORT'],
    ])
      expect(isCertificateType(other)).toBe(false)
  })
})

describe('R2: the certificates offered to an account fit its registration region', () => {
  test.each([
    ['CN', ['PASSPORT', 'ID_CARD', 'HK_MACAO_RESIDENCE_PERMIT', 'TAIWAN_RESIDENCE_PERMIT']],
    ['HK', ['PASSPORT', 'ID_CARD', 'HK_MACAO_TRAVEL_PERMIT', 'HK_MACAO_RESIDENCE_PERMIT', 'DRIVER_LICENSE']],
    ['MO', ['PASSPORT', 'ID_CARD', 'HK_MACAO_TRAVEL_PERMIT', 'HK_MACAO_RESIDENCE_PERMIT', 'DRIVER_LICENSE']],
    ['TW', ['PASSPORT', 'ID_CARD', 'TAIWAN_TRAVEL_PERMIT', 'TAIWAN_RESIDENCE_PERMIT', 'DRIVER_LICENSE']],
    ['DE', ['PASSPORT', 'ID_CARD', 'DRIVER_LICENSE']],
    ['ZZ', []],
  ])('%s', (region, types) => {
    expect(certificateTypesFor(region)).toEqual(types)
  })

  test('a set of all but some regions still holds assigned regions only', () => {
    expect(includesRegion({ anyBut: ['CN'] }, 'DE')).toBe(true)
    expect(includesRegion({ anyBut: ['CN'] }, 'CN')).toBe(false)
    expect(includesRegion({ anyBut: ['CN'] }, 'QQ')).toBe(false)
    expect(includesRegion({ only: ['QQ'] }, 'QQ')).toBe(false)
  })
})

test.each([
  ['CN', '居民身份证'],
  ['HK', '身份证'],
  ['FR', '身份证'],
] as const)('an ID card issued in %s is called %s', (region, title) => {
  expect(certificateTitle('ID_CARD', region).zh).toBe(title)
})
