import { describe, expect, test } from '@jest/globals'
import { numberProblem } from '../../domain/certificate-number.ts'
import { type CertificateType, certificateTypes, includesRegion } from '../../domain/certificates.ts'
import { readDriverLicence } from '../../domain/evidence/driver-licence-bar-code.ts'
import { findMachineReadableZone, isZoneRight } from '../../domain/evidence/machine-readable-zone.ts'
import { type ZoneFormat, zoneFormats } from '../../domain/evidence/zone-layouts.ts'
import { licenceText } from '../../local/specimens/driver-licence.ts'
import { type HolderRequest, holderOf } from '../../local/specimens/holder.ts'
import { zoneOfHolder } from '../../local/specimens/holder-zone.ts'
import { asRead } from '../domain/evidence/zone-contents.ts'

const today = '2026-11-29'

const holder = (request: HolderRequest, certificateType: CertificateType = 'PASSPORT', seed = '1') =>
  holderOf(request, { certificateType, seed })

const zoneOf = (request: HolderRequest, format: ZoneFormat) =>
  findMachineReadableZone(asRead(zoneOfHolder(holder(request), format)), today)

test.each(Object.keys(certificateTypes) as CertificateType[])(
  'the number of a made-up holder of %s is valid',
  certificateType => {
    // ID cards of Hong Kong, Macao and Taiwan have check digits of their own.
    const regions = certificateType === 'ID_CARD' ? ['CN', 'DE', 'US'] : ['CN', 'HK', 'MO', 'TW', 'DE', 'US']
    const { issuingRegions } = certificateTypes[certificateType]
    for (const issuingRegion of regions.filter(region => includesRegion(issuingRegions, region))) {
      for (const seed of ['1', '2', '3']) {
        const { number } = holder({ issuingRegion }, certificateType, seed)
        expect({
          issuingRegion,
          number,
          problem: numberProblem({ certificateType, issuingRegion, number, today }),
        }).toEqual({
          issuingRegion,
          number,
          problem: undefined,
        })
      }
    }
  },
)

describe('the zone of a specimen', () => {
  const person = {
    name: 'Anna Maria Müller',
    issuingRegion: 'DE',
    number: 'C01X0006H',
    birthDate: '1983-08-12',
  } as const

  test.each(zoneFormats.filter(format => format !== 'CN_PERMIT'))('has right check digits as %s', format => {
    const zone = zoneOf(person, format)
    expect(zone?.format).toBe(format)
    expect(zone && isZoneRight(zone)).toBe(true)
    expect(zone?.name).toMatchObject({ surname: 'MUELLER', givenNames: 'ANNA MARIA' })
    expect(zone?.fields.number?.value).toBe('C01X0006H')
    expect(zone?.fields.birthDate?.value).toBe('1983-08-12')
    expect(zone?.fields.expiryDate?.value).toBe('2039-12-31')
    expect(zone?.fields.issuer?.value).toBe('D')
  })

  test('is that of permits on their backs', () => {
    const zone = zoneOf({ name: '陈大文', issuingRegion: 'HK', number: 'H12345678' }, 'CN_PERMIT')
    expect(zone?.format).toBe('CN_PERMIT')
    expect(zone?.fields.number?.value).toBe('H12345678')
    expect(zone?.fields.documentCode?.value).toBe('CR')
  })

  test('writes a Chinese name in Pinyin, surname first', () => {
    expect(zoneOf({ name: '吕小明' }, 'TD3')?.name).toMatchObject({ surname: 'LYU', givenNames: 'XIAOMING' })
  })

  test('has the length of its format for any name and number', () => {
    for (const name of ['', '</svg>', 'A'.repeat(300)])
      for (const line of zoneOfHolder(holder({ name, number: 'A'.repeat(30) }), 'TD3'))
        expect(line).toHaveLength(44)
  })
})

test('a citizen number states birth date and sex', () => {
  expect(holder({ number: '110105194912310021' }, 'ID_CARD')).toMatchObject({
    birthDate: '1949-12-31',
    sex: 'F',
  })
})

test('the bar code of a licence has the fields of its holder', () => {
  const { surname, givenNames, number, birthDate } = holder({ name: 'Alex Sam Specimen' }, 'DRIVER_LICENSE')
  expect(
    readDriverLicence(licenceText(holder({ name: 'Alex Sam Specimen' }, 'DRIVER_LICENSE'))),
  ).toMatchObject({
    version: 10,
    surname,
    givenNames,
    number,
    birthDate,
    expiryDate: '2039-12-31',
  })
})
