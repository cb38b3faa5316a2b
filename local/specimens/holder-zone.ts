import { zoneCodeOf } from '../../domain/evidence/issuer-codes.ts'
import { longTerm } from '../../domain/evidence/read-fields.ts'
import type { ZoneFormat } from '../../domain/evidence/zone-layouts.ts'
import type { LocalDate } from '../../domain/local-time.ts'
import type { Region } from '../../domain/regions.ts'
import type { Holder } from './holder.ts'
import { varietyFor } from './variety.ts'
import { writeZone } from './zone-writing.ts'

const codes: Readonly<Record<ZoneFormat, string>> = {
  TD1: 'I<',
  TD2: 'I<',
  TD3: 'P<',
  MRV_A: 'V<',
  MRV_B: 'V<',
  CN_PERMIT: 'CR',
}

/** Passports of Hong Kong, Macao and the mainland are China's. */
function zoneCountry(region: Region | undefined): string {
  if (region === undefined) return 'UTO'
  if (['HK', 'MO'].includes(region)) return 'CHN'
  return zoneCodeOf(region) ?? 'UTO'
}

const shortDate = (date: LocalDate | typeof longTerm) =>
  date === longTerm ? '<<<<<<' : date.slice(2).replaceAll('-', '')

/** The zone that a certificate of this holder has, with right check digits. */
export function zoneOfHolder(holder: Holder, format: ZoneFormat): string[] {
  const { surname, givenNames, number, issuingRegion, birthDate, expiryDate, sex } = holder
  const country = zoneCountry(issuingRegion)
  const lines = writeZone(format, {
    code: format === 'CN_PERMIT' && issuingRegion === 'TW' ? 'CT' : codes[format],
    issuer: country,
    nationality: country,
    surname,
    givenNames,
    number: number.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''),
    birthDate: shortDate(birthDate),
    sex: sex === 'X' ? '<' : sex,
    expiryDate: shortDate(expiryDate),
    optionalData: '',
  })
  return format === 'CN_PERMIT' ? [...lines, encodedName(holder), nameLine(holder)] : lines
}

const permitLength = 30

const nameLine = ({ surname, givenNames }: Holder) =>
  `${surname}<<${givenNames.replaceAll(' ', '<')}`.slice(0, permitLength).padEnd(permitLength, '<')

/** The second line of permits encodes the Chinese name. The project does not know how, and does not read it. */
function encodedName({ name }: Holder): string {
  const variety = varietyFor(`encoded ${name}`)
  const letters = Array.from({ length: 4 * [...name].length }, () =>
    variety.pick([...'ABCDEFGHIJKLMNOP0123456789'] as [string]),
  )
  return letters.join('').slice(0, permitLength).padEnd(permitLength, '<')
}
