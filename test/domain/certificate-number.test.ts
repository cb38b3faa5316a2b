import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  maskNumber,
  type NumberProblem,
  numberProblem,
  quotaIdentity,
} from '../../domain/certificate-number.ts'
import { type CertificateType, certificateTypes } from '../../domain/certificates.ts'
import { gb11643CheckDigit } from '../../domain/gb11643.ts'
import { regions } from '../../domain/regions.ts'

const today = '2026-11-23'

const citizen = (area: string, birthDate = '19900307', sequence = '123') => {
  const first17 = area + birthDate + sequence
  return first17 + gb11643CheckDigit(first17)
}

const citizenNumbers = (area: string) =>
  fc
    .tuple(
      fc.date({ min: new Date('1800-01-01'), max: new Date('2026-11-23'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([date, sequence]) =>
      citizen(area, date.toISOString().slice(0, 10).replaceAll('-', ''), String(sequence).padStart(3, '0')),
    )

const text = (pattern: RegExp) => fc.stringMatching(pattern)

const valid: [CertificateType, string, fc.Arbitrary<string>][] = [
  ['PASSPORT', 'DE', text(/^[A-Z0-9]{5,20}$/)],
  ['PASSPORT', 'CN', text(/^[EG]\d{8}$/)],
  ['ID_CARD', 'CN', citizenNumbers('110105')],
  ['ID_CARD', 'DE', text(/^[A-Z0-9]{4,20}$/)],
  ['HK_MACAO_TRAVEL_PERMIT', 'HK', text(/^H\d{8}(\d{2})?$/)],
  ['HK_MACAO_TRAVEL_PERMIT', 'MO', text(/^M\d{8}(\d{2})?$/)],
  ['HK_MACAO_TRAVEL_PERMIT', 'HK', text(/^HA\d{7}$/)],
  ['HK_MACAO_TRAVEL_PERMIT', 'MO', text(/^MA\d{7}$/)],
  ['TAIWAN_TRAVEL_PERMIT', 'TW', text(/^\d{8}(\d{2})?$/)],
  ['HK_MACAO_RESIDENCE_PERMIT', 'HK', citizenNumbers('810000')],
  ['HK_MACAO_RESIDENCE_PERMIT', 'MO', citizenNumbers('820000')],
  ['HK_MACAO_RESIDENCE_PERMIT', 'CN', citizenNumbers('810000')],
  ['HK_MACAO_RESIDENCE_PERMIT', 'CN', citizenNumbers('820000')],
  ['TAIWAN_RESIDENCE_PERMIT', 'TW', citizenNumbers('830000')],
  ['TAIWAN_RESIDENCE_PERMIT', 'CN', citizenNumbers('830000')],
  ['DRIVER_LICENSE', 'US', text(/^[A-Z0-9]{4,25}$/)],
]

describe('a right number is accepted', () => {
  test('these cases cover every certificate', () => {
    expect(new Set(valid.map(([type]) => type))).toEqual(new Set(Object.keys(certificateTypes)))
  })

  test.each(valid)('%s issued in %s', (certificateType, issuingRegion, numbers) => {
    fc.assert(
      fc.property(numbers, number => {
        expect(numberProblem({ certificateType, issuingRegion, number, today })).toBeUndefined()
      }),
    )
  })
})

describe('a wrong number is refused for the right reason', () => {
  const wrong: [CertificateType, string, string, NumberProblem][] = [
    ['PASSPORT', 'DE', 'C01X', 'SHAPE'],
    ['PASSPORT', 'DE', 'A'.repeat(21), 'SHAPE'],
    ['PASSPORT', 'DE', 'c01x00t47', 'SHAPE'],
    ['PASSPORT', 'ZZ', 'C01X00T47', 'ISSUING_REGION'],
    ['ID_CARD', 'CN', 'A123456', 'SHAPE'],
    ['ID_CARD', 'CN', '110105194912310021', 'CHECK_DIGIT'],
    ['ID_CARD', 'CN', citizen('110105', '20260230'), 'BIRTH_DATE'],
    ['ID_CARD', 'CN', citizen('110105', '20261124'), 'BIRTH_DATE'],
    ['ID_CARD', 'DE', 'A12', 'SHAPE'],
    ['ID_CARD', 'DE', 'A'.repeat(21), 'SHAPE'],
    ['ID_CARD', 'HK', 'A123456', 'SHAPE'],
    ['ID_CARD', 'HK', 'A1234567', 'CHECK_DIGIT'],
    ['ID_CARD', 'MO', '1234567', 'SHAPE'],
    ['ID_CARD', 'TW', 'A123456780', 'CHECK_DIGIT'],
    ['ID_CARD', 'SG', 'S1234567A', 'CHECK_DIGIT'],
    ['ID_CARD', 'TH', '1234545678782', 'CHECK_DIGIT'],
    ['ID_CARD', 'MY', '770230145087', 'BIRTH_DATE'],
    ['HK_MACAO_TRAVEL_PERMIT', 'HK', 'M12345678', 'ISSUING_REGION'],
    ['HK_MACAO_TRAVEL_PERMIT', 'MO', 'H12345678', 'ISSUING_REGION'],
    ['HK_MACAO_TRAVEL_PERMIT', 'MO', 'HA1234567', 'ISSUING_REGION'],
    ['HK_MACAO_TRAVEL_PERMIT', 'CN', 'H12345678', 'ISSUING_REGION'],
    ['HK_MACAO_TRAVEL_PERMIT', 'HK', 'C12345678', 'SHAPE'],
    ['HK_MACAO_TRAVEL_PERMIT', 'HK', 'CA1234567', 'SHAPE'],
    ['HK_MACAO_TRAVEL_PERMIT', 'HK', 'H1234567', 'SHAPE'],
    ['HK_MACAO_TRAVEL_PERMIT', 'HK', 'H123456789', 'SHAPE'],
    ['HK_MACAO_TRAVEL_PERMIT', 'HK', 'H12345678901', 'SHAPE'],
    ['HK_MACAO_TRAVEL_PERMIT', 'HK', 'HA12345678', 'SHAPE'],
    ['HK_MACAO_TRAVEL_PERMIT', 'HK', 'HA123456', 'SHAPE'],
    ['HK_MACAO_TRAVEL_PERMIT', 'HK', 'HB1234567', 'SHAPE'],
    ['TAIWAN_TRAVEL_PERMIT', 'TW', '1234567', 'SHAPE'],
    ['TAIWAN_TRAVEL_PERMIT', 'TW', '123456789', 'SHAPE'],
    ['TAIWAN_TRAVEL_PERMIT', 'TW', '12345678901', 'SHAPE'],
    ['TAIWAN_TRAVEL_PERMIT', 'TW', 'T1234567', 'SHAPE'],
    ['TAIWAN_TRAVEL_PERMIT', 'CN', '12345678', 'ISSUING_REGION'],
    ['HK_MACAO_RESIDENCE_PERMIT', 'HK', citizen('820000'), 'ISSUING_REGION'],
    ['HK_MACAO_RESIDENCE_PERMIT', 'MO', citizen('810000'), 'ISSUING_REGION'],
    ['HK_MACAO_RESIDENCE_PERMIT', 'CN', citizen('830000'), 'AREA_CODE'],
    ['HK_MACAO_RESIDENCE_PERMIT', 'CN', citizen('110105'), 'AREA_CODE'],
    ['HK_MACAO_RESIDENCE_PERMIT', 'HK', citizen('810001'), 'AREA_CODE'],
    ['HK_MACAO_RESIDENCE_PERMIT', 'HK', citizen('810000', '20260230'), 'BIRTH_DATE'],
    ['HK_MACAO_RESIDENCE_PERMIT', 'HK', 'H12345678', 'SHAPE'],
    ['HK_MACAO_RESIDENCE_PERMIT', 'TW', citizen('810000'), 'ISSUING_REGION'],
    ['TAIWAN_RESIDENCE_PERMIT', 'TW', citizen('810000'), 'AREA_CODE'],
    ['TAIWAN_RESIDENCE_PERMIT', 'CN', citizen('110105'), 'AREA_CODE'],
    ['TAIWAN_RESIDENCE_PERMIT', 'TW', citizen('830000', '20261124'), 'BIRTH_DATE'],
    ['TAIWAN_RESIDENCE_PERMIT', 'HK', citizen('830000'), 'ISSUING_REGION'],
    ['DRIVER_LICENSE', 'US', 'D12', 'SHAPE'],
    ['DRIVER_LICENSE', 'US', 'D'.repeat(26), 'SHAPE'],
    ['DRIVER_LICENSE', 'CN', 'D1234567', 'ISSUING_REGION'],
  ]

  test.each(wrong)('%s issued in %s, %s: %s', (certificateType, issuingRegion, number, problem) => {
    expect(numberProblem({ certificateType, issuingRegion, number, today })).toBe(problem)
  })

  test('a number that is not normalised is refused everywhere', () => {
    for (const [certificateType, issuingRegion, numbers] of valid)
      fc.assert(
        fc.property(numbers, fc.constantFrom(' ', '-', '\n', 'x', 'é', '１'), (number, extra) => {
          expect(numberProblem({ certificateType, issuingRegion, number: number + extra, today })).toBe(
            'SHAPE',
          )
        }),
        { numRuns: 20 },
      )
  })
})

describe("R11: the quota counts the person's number", () => {
  test('a renewed travel permit is the same number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(['HK', 'H'] as const, ['MO', 'M'] as const),
        text(/^\d{8}$/),
        text(/^\d{2}$/),
        text(/^\d{2}$/),
        ([issuingRegion, letter], lifelong, first, second) => {
          const identities = [letter + lifelong, letter + lifelong + first, letter + lifelong + second].map(
            number => quotaIdentity({ certificateType: 'HK_MACAO_TRAVEL_PERMIT', issuingRegion, number }),
          )
          const expected = {
            group: 'HK_MACAO_TRAVEL_PERMIT',
            region: issuingRegion,
            number: letter + lifelong,
          }
          expect(identities).toEqual([expected, expected, expected])
        },
      ),
    )
    fc.assert(
      fc.property(text(/^\d{8}$/), text(/^\d{2}$/), (lifelong, renewal) => {
        const identities = [lifelong, lifelong + renewal].map(number =>
          quotaIdentity({ certificateType: 'TAIWAN_TRAVEL_PERMIT', issuingRegion: 'TW', number }),
        )
        const expected = { group: 'TAIWAN_TRAVEL_PERMIT', region: 'TW', number: lifelong }
        expect(identities).toEqual([expected, expected])
      }),
    )
  })

  test('a permit of the lettered form has no renewal digits: all of it counts', () => {
    const identity = (number: string) =>
      quotaIdentity({ certificateType: 'HK_MACAO_TRAVEL_PERMIT', issuingRegion: 'HK', number })
    expect(identity('HA1234567').number).toBe('HA1234567')
    expect(identity('HA1234567')).not.toEqual(identity('HA1234568'))
  })

  test('other travel permits stay other numbers', () => {
    fc.assert(
      fc.property(text(/^H\d{8}$/), text(/^H\d{8}$/), (one, other) => {
        fc.pre(one !== other)
        const [a, b] = [one, other].map(number =>
          quotaIdentity({ certificateType: 'HK_MACAO_TRAVEL_PERMIT', issuingRegion: 'HK', number }),
        )
        expect(a).not.toEqual(b)
      }),
    )
  })

  const everywhere = (numbers: readonly string[]) =>
    new Set(
      numbers.flatMap(number =>
        (['ID_CARD', 'PASSPORT', 'DRIVER_LICENSE'] as const).flatMap(certificateType =>
          regions.map(issuingRegion =>
            JSON.stringify(quotaIdentity({ certificateType, issuingRegion, number })),
          ),
        ),
      ),
    )

  test.each([
    [
      'a citizen of China',
      ['11010519491231002X'],
      { group: 'GB_11643', region: 'CN', number: '11010519491231002X' },
    ],
    [
      'a person of Hong Kong, with and without the check character',
      ['A1234563', 'A123456'],
      { group: 'ID_CARD', region: 'HK', number: 'A1234563' },
    ],
    [
      'a person of Hong Kong with two letters',
      ['AB9876543', 'AB987654'],
      { group: 'ID_CARD', region: 'HK', number: 'AB9876543' },
    ],
    ['a person of Taiwan', ['A123456789'], { group: 'ID_CARD', region: 'TW', number: 'A123456789' }],
    ['a person of Singapore', ['S1234567D'], { group: 'ID_CARD', region: 'SG', number: 'S1234567D' }],
    ['a person of Thailand', ['1234545678781'], { group: 'ID_CARD', region: 'TH', number: '1234545678781' }],
    ['a person of Malaysia', ['770305023083'], { group: 'ID_CARD', region: 'MY', number: '770305023083' }],
  ])('%s has one number under every certificate and issuing region', (_, numbers, identity) => {
    expect([...everywhere(numbers)]).toEqual([JSON.stringify(identity)])
  })

  test('a residence permit bears the same citizen number', () => {
    const number = citizen('810000')
    const declarations: [CertificateType, string][] = [
      ['ID_CARD', 'CN'],
      ['PASSPORT', 'FR'],
      ['HK_MACAO_RESIDENCE_PERMIT', 'HK'],
      ['HK_MACAO_RESIDENCE_PERMIT', 'CN'],
      ['TAIWAN_RESIDENCE_PERMIT', 'CN'],
    ]
    for (const [certificateType, issuingRegion] of declarations)
      expect(quotaIdentity({ certificateType, issuingRegion, number })).toEqual({
        group: 'GB_11643',
        region: 'CN',
        number,
      })
  })

  test('a citizen number is the same one before and after its date of birth', () => {
    const number = citizen('110105', '20991231')
    expect(quotaIdentity({ certificateType: 'PASSPORT', issuingRegion: 'FR', number }).group).toBe('GB_11643')
  })

  test('eight digits are the number of a person of Macao on certificates of Macao only', () => {
    const identity = (certificateType: CertificateType, issuingRegion: string) =>
      quotaIdentity({ certificateType, issuingRegion, number: '12345678' })
    const ofMacao = { group: 'ID_CARD', region: 'MO', number: '12345678' }
    for (const certificateType of ['ID_CARD', 'PASSPORT', 'DRIVER_LICENSE'] as const)
      expect(identity(certificateType, 'MO')).toEqual(ofMacao)
    expect(identity('PASSPORT', 'DE')).toEqual({ ...ofMacao, group: 'PASSPORT', region: 'DE' })
    expect(identity('TAIWAN_TRAVEL_PERMIT', 'TW').group).toBe('TAIWAN_TRAVEL_PERMIT')
  })

  test('a travel permit that looks like an ID card keeps its own numbering', () => {
    // HA123456 with the check character 9 would be a number of Hong Kong.
    const number = 'HA1234569'
    expect(quotaIdentity({ certificateType: 'PASSPORT', issuingRegion: 'HK', number }).group).toBe('ID_CARD')
    expect(quotaIdentity({ certificateType: 'HK_MACAO_TRAVEL_PERMIT', issuingRegion: 'HK', number })).toEqual(
      {
        group: 'HK_MACAO_TRAVEL_PERMIT',
        region: 'HK',
        number,
      },
    )
  })

  test('a passport number that fails the check of an ID card stays a passport number', () => {
    const identity = (issuingRegion: string, number: string) =>
      quotaIdentity({ certificateType: 'PASSPORT', issuingRegion, number })
    for (const number of ['A1234567', '110105194912310021', 'A123456780', 'S1234567A', '770230145087'])
      expect(identity('FR', number)).toEqual({ group: 'PASSPORT', region: 'FR', number })
  })

  test('otherwise the same text with another region or certificate type is another number', () => {
    const identities = [
      { certificateType: 'PASSPORT', issuingRegion: 'DE' },
      { certificateType: 'PASSPORT', issuingRegion: 'FR' },
      { certificateType: 'ID_CARD', issuingRegion: 'DE' },
      { certificateType: 'DRIVER_LICENSE', issuingRegion: 'DE' },
    ] as const
    const distinct = new Set(
      identities.map(identity => JSON.stringify(quotaIdentity({ ...identity, number: 'C01X00T47' }))),
    )
    expect(distinct.size).toBe(4)
    expect(quotaIdentity({ ...identities[0], number: 'C01X00T47' })).toEqual({
      group: 'PASSPORT',
      region: 'DE',
      number: 'C01X00T47',
    })
  })
})

describe('a masked number', () => {
  test.each([
    ['', ''],
    ['1', '*'],
    ['1234', '****'],
    ['12345', '1***5'],
    ['C01X00T47', 'C******47'],
    ['H1234567801', 'H1*******01'],
    ['11010519491231002X', '110***********002X'],
    ['A'.repeat(25), `AAA${'*'.repeat(18)}AAAA`],
  ])('%j shows as %s', (number, masked) => {
    expect(maskNumber(number)).toBe(masked)
  })

  test('never shows more than the first 3, the last 4, and 40 % of the characters', () => {
    fc.assert(
      fc.property(text(/^[A-Z0-9]{0,40}$/), number => {
        const masked = maskNumber(number)
        expect(masked).toHaveLength(number.length)
        const shown = [...masked].flatMap((character, at) => (character === '*' ? [] : [at]))
        expect(shown.every(at => masked[at] === number[at])).toBe(true)
        expect(shown.every(at => at < 3 || at >= number.length - 4)).toBe(true)
        expect(shown.length).toBeLessThanOrEqual(number.length * 0.4)
        expect(number.length - shown.length).toBeGreaterThanOrEqual(Math.min(2, number.length))
        if (number.length < 5) expect(shown).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('is the same for numbers that differ only in the hidden part', () => {
    fc.assert(
      fc.property(text(/^\d{11}$/), text(/^\d{11}$/), (one, other) => {
        expect(maskNumber(`110${one}002X`)).toBe(maskNumber(`110${other}002X`))
      }),
    )
  })
})
