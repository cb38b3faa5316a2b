import type { CertificateType, Slot } from '../../domain/certificates.ts'
import { longTerm } from '../../domain/evidence/read-fields.ts'
import type { ZoneFormat } from '../../domain/evidence/zone-layouts.ts'
import type { LocalDate } from '../../domain/local-time.ts'
import type { Region } from '../../domain/regions.ts'
import { type Damage, damagePicture } from './damage.ts'
import { type Holder, type HolderRequest, holderOf } from './holder.ts'
import { drawSpecimen, type SpecimenRequest } from './specimen.ts'
import { type Variety, varietyFor } from './variety.ts'

/** A side of a certificate, as machines have to read it. */
export interface DrawnPage {
  readonly certificateType: CertificateType
  readonly side: Exclude<Slot, 'HOLDING'>
  /** The zone that the side has. */
  readonly zone?: ZoneFormat
  readonly regions: readonly [Region, ...Region[]]
  readonly names: 'HAN' | 'LATIN'
}

const foreign = ['DE', 'FR', 'GB', 'IT', 'ES', 'PL', 'SE', 'JP', 'IN', 'BR', 'US', 'SG'] as const

/** Every side of the seven certificates, and visas. */
export const drawnPages: readonly DrawnPage[] = [
  { certificateType: 'PASSPORT', side: 'DATA_PAGE', zone: 'TD3', regions: ['CN'], names: 'HAN' },
  { certificateType: 'PASSPORT', side: 'DATA_PAGE', zone: 'TD3', regions: foreign, names: 'LATIN' },
  { certificateType: 'ID_CARD', side: 'FRONT', regions: ['CN'], names: 'HAN' },
  { certificateType: 'ID_CARD', side: 'BACK', regions: ['CN'], names: 'HAN' },
  { certificateType: 'ID_CARD', side: 'FRONT', regions: foreign, names: 'LATIN' },
  { certificateType: 'ID_CARD', side: 'BACK', zone: 'TD1', regions: foreign, names: 'LATIN' },
  { certificateType: 'ID_CARD', side: 'FRONT', zone: 'TD2', regions: foreign, names: 'LATIN' },
  { certificateType: 'HK_MACAO_TRAVEL_PERMIT', side: 'FRONT', regions: ['HK', 'MO'], names: 'HAN' },
  {
    certificateType: 'HK_MACAO_TRAVEL_PERMIT',
    side: 'BACK',
    zone: 'CN_PERMIT',
    regions: ['HK', 'MO'],
    names: 'HAN',
  },
  { certificateType: 'TAIWAN_TRAVEL_PERMIT', side: 'FRONT', regions: ['TW'], names: 'HAN' },
  { certificateType: 'TAIWAN_TRAVEL_PERMIT', side: 'BACK', zone: 'CN_PERMIT', regions: ['TW'], names: 'HAN' },
  { certificateType: 'HK_MACAO_RESIDENCE_PERMIT', side: 'FRONT', regions: ['HK', 'MO'], names: 'HAN' },
  { certificateType: 'HK_MACAO_RESIDENCE_PERMIT', side: 'BACK', regions: ['HK', 'MO'], names: 'HAN' },
  { certificateType: 'TAIWAN_RESIDENCE_PERMIT', side: 'FRONT', regions: ['TW'], names: 'HAN' },
  { certificateType: 'TAIWAN_RESIDENCE_PERMIT', side: 'BACK', regions: ['TW'], names: 'HAN' },
  { certificateType: 'DRIVER_LICENSE', side: 'FRONT', regions: ['GB', 'US', 'FR', 'SE'], names: 'LATIN' },
  { certificateType: 'DRIVER_LICENSE', side: 'BACK', regions: ['US'], names: 'LATIN' },
  { certificateType: 'PASSPORT', side: 'DATA_PAGE', zone: 'MRV_A', regions: foreign, names: 'LATIN' },
  { certificateType: 'PASSPORT', side: 'DATA_PAGE', zone: 'MRV_B', regions: foreign, names: 'LATIN' },
]

const hanSurnames = [...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'] as [string, ...string[]]
const hanGiven = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英华玉桂兰平刚文辉建国小梅志海燕玲红宇浩'] as [
  string,
  ...string[],
]
const latinGiven = [
  'Anna',
  'José',
  'Marie',
  'Zoë',
  'Łukasz',
  'Søren',
  'Grace',
  'Omar',
  'Priya',
  'Kenji',
  'Ingrid',
  'Paul',
] as const
const latinSurnames = [
  'Eriksson',
  'Müller',
  'García',
  'Nowak',
  'Dupont',
  'Rossi',
  'Okafor',
  'Tanaka',
  'Smith',
  'Björk',
  'Kowalczyk',
  'Sharma',
] as const

function nameFrom(variety: Variety, names: DrawnPage['names'], region: Region): string {
  if (names === 'HAN')
    return variety.pick(hanSurnames) + variety.pick(hanGiven) + variety.pick(['', variety.pick(hanGiven)])
  const given = variety.pick([...latinGiven])
  const middle = variety.pick(['', ` ${variety.pick([...latinGiven])}`])
  const surname = variety.pick([...latinSurnames])
  return region === 'JP' || region === 'SG' ? `${surname} ${given}${middle}` : `${given}${middle} ${surname}`
}

const day = (variety: Variety, firstYear: number, lastYear: number): LocalDate => {
  const part = (least: number, most: number) =>
    String(Math.floor(variety.between(least, most + 1))).padStart(2, '0')
  return `${part(firstYear, lastYear)}-${part(1, 12)}-${part(1, 28)}`
}

/** The numbers of foreign documents have many forms. */
function foreignNumber(variety: Variety): string {
  const pattern = variety.pick(['A00000000', 'AA0000000', '000000000', 'XXXXXXXXX', 'AA000000'])
  return [...pattern]
    .map(letter => {
      if (letter === '0') return String(Math.floor(variety.between(0, 10)))
      const letters = letter === 'A' ? 'ABCDEFGHJKLMNPRSTUVWXYZ' : 'CFGHJKLMNPRTVWXYZ0123456789'
      return letters[Math.floor(variety.between(0, letters.length))] ?? ''
    })
    .join('')
}

export interface Variant {
  readonly page: DrawnPage
  readonly damage: Damage
  readonly isOnTable: boolean
  readonly seed: string
  readonly request: SpecimenRequest
  /** What the picture says. */
  readonly holder: Holder
}

/** The variant of a page with this seed: another holder for each. */
export function variantOf(
  page: DrawnPage,
  damage: Damage,
  seed: string,
  { isOnTable = false } = {},
): Variant {
  const { certificateType, side, zone, regions, names } = page
  const variety = varietyFor(['variant', certificateType, side, zone, names, seed].join(' '))
  const issuingRegion = variety.pick([...regions] as [Region, ...Region[]])
  const isChineseCard = certificateType === 'ID_CARD' && issuingRegion === 'CN'
  const holderRequest: HolderRequest = {
    name: nameFrom(variety, names, issuingRegion),
    issuingRegion,
    birthDate: day(variety, 1950, 2005),
    expiryDate: isChineseCard && variety.between(0, 1) < 0.3 ? longTerm : day(variety, 2027, 2036),
    sex: variety.pick(['M', 'F']),
    ...(names === 'LATIN' && certificateType !== 'DRIVER_LICENSE' ? { number: foreignNumber(variety) } : {}),
  }
  const request: SpecimenRequest = {
    kind: 'certificate',
    contentType: 'image/png',
    certificateType,
    side,
    seed,
    ...holderRequest,
    ...(zone === undefined ? {} : { zoneFormat: zone }),
    ...(isOnTable ? { scene: 'TABLE' } : {}),
  }
  return {
    page,
    damage,
    isOnTable,
    seed,
    request,
    holder: holderOf(holderRequest, { certificateType, seed }),
  }
}

/** The photo that somebody uploads, as JPEG. */
export const drawVariant = async ({ request, damage, seed }: Variant): Promise<Buffer> =>
  damagePicture(await drawSpecimen(request), damage, seed)
