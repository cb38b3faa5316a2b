import { pinyin } from 'pinyin-pro'
import type { CertificateType } from '../../domain/certificates.ts'
import { longTerm } from '../../domain/evidence/read-fields.ts'
import { zoneLetters } from '../../domain/evidence/transliteration.ts'
import { gb11643CheckDigit } from '../../domain/gb11643.ts'
import type { LocalDate } from '../../domain/local-time.ts'
import type { Region } from '../../domain/regions.ts'
import { varietyFor } from './variety.ts'

export type Sex = 'M' | 'F' | 'X'

/** What a specimen says about its holder. Everything that is absent is made up. */
export interface HolderRequest {
  /** In Latin or Chinese letters. */
  readonly name?: string
  readonly number?: string
  readonly issuingRegion?: Region
  readonly birthDate?: LocalDate
  readonly expiryDate?: LocalDate | typeof longTerm
  readonly sex?: Sex
}

export interface Holder {
  readonly name: string
  /** The name in letters A to Z and spaces. */
  readonly surname: string
  readonly givenNames: string
  readonly number: string
  /** Absent: Utopia, the issuer of ICAO's specimens. */
  readonly issuingRegion?: Region
  readonly birthDate: LocalDate
  readonly issueDate: LocalDate
  readonly expiryDate: LocalDate | typeof longTerm
  readonly sex: Sex
}

/** Far in the future, so that a specimen is always valid. */
const defaultExpiry = '2039-12-31'

const surnameFirst: ReadonlySet<Region> = new Set(['CN', 'HK', 'MO', 'TW', 'JP', 'KR', 'VN', 'HU', 'SG'])

const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/** The name in letters A to Z as machine-readable zones and permits print it. */
function latinName(name: string, region: Region | undefined): Pick<Holder, 'surname' | 'givenNames'> {
  const words = isHan(name)
    ? hanWords(name)
    : name
        .split(/[^\p{L}\p{M}'’-]+/u)
        .map(plainLetters)
        .filter(word => word !== '')
  const isSurnameFirst = isHan(name) || (region !== undefined && surnameFirst.has(region))
  const surname = (isSurnameFirst ? words[0] : words.at(-1)) ?? 'SPECIMEN'
  const others = isSurnameFirst ? words.slice(1) : words.slice(0, -1)
  return { surname, givenNames: others.join(' ') }
}

function hanWords(name: string): string[] {
  const characters = [...name].filter(isHan).join('')
  const syllables = pinyin(characters, { toneType: 'none', type: 'array', surname: 'head', v: true })
  const [surname = '', ...given] = syllables.map(syllable => syllable.toUpperCase().replaceAll('V', 'YU'))
  return [surname, given.join('')].filter(word => word !== '')
}

const plainLetters = (word: string) => (zoneLetters(word, () => []) ?? []).map(([form = '']) => form).join('')

/** The regions of residence permits and travel permits by what their numbers begin with. */
const regionsOfPrefix: readonly (readonly [RegExp, Region])[] = [
  [/^M|^820000/, 'MO'],
  [/^H|^810000/, 'HK'],
]

const isCitizenNumber = (number: string) => /^\d{17}[\dX]$/.test(number)

function defaultRegion(type: CertificateType, number: string | undefined): Region | undefined {
  switch (type) {
    case 'PASSPORT':
      return 'CN'
    case 'ID_CARD':
      return number === undefined || isCitizenNumber(number) ? 'CN' : undefined
    case 'DRIVER_LICENSE':
      return 'US'
    case 'TAIWAN_TRAVEL_PERMIT':
    case 'TAIWAN_RESIDENCE_PERMIT':
      return 'TW'
    case 'HK_MACAO_TRAVEL_PERMIT':
    case 'HK_MACAO_RESIDENCE_PERMIT':
      return regionsOfPrefix.find(([prefix]) => prefix.test(number ?? ''))?.[1] ?? 'HK'
  }
}

interface Numbered extends Pick<Holder, 'birthDate' | 'sex'> {
  readonly certificateType: CertificateType
  readonly region: Region | undefined
  readonly seed: string
}

/** A number in the form of the certificate. Those of the mainland state birth date and sex. */
function numberFor({ certificateType, region, birthDate, sex, seed }: Numbered): string {
  const variety = varietyFor(`number ${certificateType} ${seed}`)
  const digits = (count: number) => String(Math.floor(variety.between(0, 10 ** count))).padStart(count, '0')
  const citizen = (place: string) => {
    const order = 2 * Math.floor(variety.between(5, 499)) + (sex === 'F' ? 0 : 1)
    const first17 = `${place}${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`
    return first17 + gb11643CheckDigit(first17)
  }
  switch (certificateType) {
    case 'PASSPORT':
      return `${region === 'CN' ? 'E' : variety.pick(['C', 'L', 'P', 'X'])}${digits(8)}`
    case 'ID_CARD':
      return region === 'CN' ? citizen('110105') : `${variety.pick(['A', 'C', 'T', 'Y'])}${digits(8)}`
    case 'HK_MACAO_TRAVEL_PERMIT':
      return `${region === 'MO' ? 'M' : 'H'}${digits(8)}`
    case 'TAIWAN_TRAVEL_PERMIT':
      return digits(8)
    case 'HK_MACAO_RESIDENCE_PERMIT':
      return citizen(region === 'MO' ? '820000' : '810000')
    case 'TAIWAN_RESIDENCE_PERMIT':
      return citizen('830000')
    case 'DRIVER_LICENSE':
      return `${variety.pick(['D', 'T', 'W'])}${digits(8)}`
  }
}

/** Years from issue to expiry, as usual for the certificate. */
const validYears = (certificateType: CertificateType, region: Region | undefined): number => {
  if (certificateType === 'ID_CARD' && region === 'CN') return 20
  return certificateType.endsWith('_PERMIT') ? 5 : 10
}

/** Specimens expire late, but were issued in the past. */
const latestIssue = '2024-01-01'

function issueDateOf(expiryDate: LocalDate, years: number): LocalDate {
  const date = `${Number(expiryDate.slice(0, 4)) - years}${expiryDate.slice(4)}`.replace(/-02-29$/, '-02-28')
  return date < latestIssue ? date : latestIssue
}

/** A citizen number states its holder's birth date and sex. */
function fromNumber(number: string | undefined): { birthDate?: LocalDate; sex?: Sex } {
  if (number === undefined || !isCitizenNumber(number)) return {}
  return {
    birthDate: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
    sex: Number(number[16]) % 2 === 1 ? 'M' : 'F',
  }
}

export function holderOf(
  request: HolderRequest,
  { certificateType, seed }: { readonly certificateType: CertificateType; readonly seed: string },
): Holder {
  const { name = 'ALEX SPECIMEN', expiryDate = defaultExpiry } = request
  const issuingRegion = request.issuingRegion ?? defaultRegion(certificateType, request.number)
  const stated = fromNumber(request.number)
  const birthDate = request.birthDate ?? stated.birthDate ?? '1990-01-01'
  const sex = request.sex ?? stated.sex ?? varietyFor(`sex ${seed}`).pick(['M', 'F'])
  const dated = expiryDate === longTerm ? defaultExpiry : expiryDate
  return {
    name,
    ...latinName(name, issuingRegion),
    number: request.number ?? numberFor({ certificateType, region: issuingRegion, birthDate, sex, seed }),
    ...(issuingRegion === undefined ? {} : { issuingRegion }),
    birthDate,
    issueDate: issueDateOf(dated, validYears(certificateType, issuingRegion)),
    expiryDate,
    sex,
  }
}
