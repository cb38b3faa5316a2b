import { isRegion, type Region } from './regions.ts'

/** The slots for the files of an application. */
export const allSlots = ['DATA_PAGE', 'FRONT', 'BACK', 'HOLDING'] as const

export type Slot = (typeof allSlots)[number]

/** The ISO 3166-1 regions that a rule covers. */
export type RegionSet = 'any' | { readonly only: readonly Region[] } | { readonly anyBut: readonly Region[] }

/** The required format of a normalised certificate number. */
export interface NumberRule {
  /** A regular expression, anchored. */
  readonly pattern: string
  /**
   * The number is also the national number of this region. `ISSUING_REGION`: of the issuing region, if its rules are
   * known.
   */
  readonly national?: 'CN' | 'ISSUING_REGION'
  /** Prefixes of numbers by region. A region that is not listed accepts any of these prefixes. */
  readonly beginsWith?: Readonly<Record<Region, string>>
  /** Number of leading characters that stay the same when the document is renewed. Absent: all. */
  readonly lifelongLength?: number
}

interface CertificateTitle {
  readonly en: string
  readonly zh: string
}

export interface Certificate {
  readonly title: CertificateTitle
  /** Titles in regions that have their own. */
  readonly titleIn?: Readonly<Record<Region, CertificateTitle>>
  /** The required files, in the order of the form. */
  readonly slots: readonly Slot[]
  readonly issuingRegions: RegionSet
  readonly number: NumberRule
  /** Whether the certificate may have no expiry date. */
  readonly canBeLongTerm: boolean
  /** The card that the pages draw for its front and back. Absent: a plain ID card. */
  readonly card?: 'PERMIT' | 'RESIDENCE' | 'LICENSE'
}

const residencePermit = {
  pattern: '^\\d{17}[\\dX]$',
  national: 'CN',
} as const

/** R1: the certificate types. Everything specific to one type is in its row, except its texts and its specimen. */
export const certificateTypes = {
  PASSPORT: {
    title: { en: 'Passport', zh: '护照' },
    slots: ['DATA_PAGE', 'HOLDING'],
    issuingRegions: 'any',
    number: { pattern: '^[A-Z0-9]{5,20}$' },
    canBeLongTerm: false,
  },
  ID_CARD: {
    title: { en: 'ID card', zh: '身份证' },
    titleIn: { CN: { en: 'ID card', zh: '居民身份证' } },
    slots: ['FRONT', 'BACK', 'HOLDING'],
    issuingRegions: 'any',
    number: { pattern: '^[A-Z0-9]{4,20}$', national: 'ISSUING_REGION' },
    canBeLongTerm: true,
  },
  HK_MACAO_TRAVEL_PERMIT: {
    title: { en: 'Mainland Travel Permit for Hong Kong and Macao Residents', zh: '港澳居民来往内地通行证' },
    slots: ['FRONT', 'BACK', 'HOLDING'],
    issuingRegions: { only: ['HK', 'MO'] },
    number: {
      pattern: '^[HM](\\d{8}(\\d{2})?|A\\d{7})$',
      beginsWith: { HK: 'H', MO: 'M' },
      lifelongLength: 9,
    },
    canBeLongTerm: false,
    card: 'PERMIT',
  },
  TAIWAN_TRAVEL_PERMIT: {
    title: { en: 'Mainland Travel Permit for Taiwan Residents', zh: '台湾居民来往大陆通行证' },
    slots: ['FRONT', 'BACK', 'HOLDING'],
    issuingRegions: { only: ['TW'] },
    number: { pattern: '^\\d{8}(\\d{2})?$', lifelongLength: 8 },
    canBeLongTerm: false,
    card: 'PERMIT',
  },
  HK_MACAO_RESIDENCE_PERMIT: {
    title: { en: 'Residence Permit for Hong Kong and Macao Residents', zh: '港澳居民居住证' },
    slots: ['FRONT', 'BACK', 'HOLDING'],
    issuingRegions: { only: ['HK', 'MO', 'CN'] },
    number: { ...residencePermit, beginsWith: { HK: '810000', MO: '820000' } },
    canBeLongTerm: false,
    card: 'RESIDENCE',
  },
  TAIWAN_RESIDENCE_PERMIT: {
    title: { en: 'Residence Permit for Taiwan Residents', zh: '台湾居民居住证' },
    slots: ['FRONT', 'BACK', 'HOLDING'],
    issuingRegions: { only: ['TW', 'CN'] },
    number: { ...residencePermit, beginsWith: { TW: '830000' } },
    canBeLongTerm: false,
    card: 'RESIDENCE',
  },
  DRIVER_LICENSE: {
    title: { en: 'Driver license (issued outside mainland China)', zh: '驾驶证（中国大陆以外签发）' },
    slots: ['FRONT', 'HOLDING'],
    issuingRegions: { anyBut: ['CN'] },
    number: { pattern: '^[A-Z0-9]{4,25}$' },
    canBeLongTerm: true,
    card: 'LICENSE',
  },
} as const satisfies Record<string, Certificate>

export type CertificateType = keyof typeof certificateTypes

export const certificateTypeNames = Object.keys(certificateTypes) as [CertificateType, ...CertificateType[]]

export const isCertificateType = (value: unknown): value is CertificateType =>
  typeof value === 'string' && Object.hasOwn(certificateTypes, value)

/** The title of a certificate that was issued in `region`. */
export function certificateTitle(type: CertificateType, region: Region): CertificateTitle {
  const { title, titleIn }: Certificate = certificateTypes[type]
  return titleIn?.[region] ?? title
}

export const slotsOf = (type: CertificateType): readonly Slot[] => certificateTypes[type].slots

export const includesRegion = (set: RegionSet, region: Region): boolean => {
  if (!isRegion(region)) return false
  if (set === 'any') return true
  return 'only' in set ? set.only.includes(region) : !set.anyBut.includes(region)
}

export const allowsIssuingRegion = (type: CertificateType, region: Region): boolean =>
  includesRegion(certificateTypes[type].issuingRegions, region)

/** The certificates that an account registered in `region` may use (R2), in the order of the table. */
export const certificateTypesFor = (region: Region): CertificateType[] =>
  certificateTypeNames.filter(type => allowsIssuingRegion(type, region))
