import type { CertificateType, Slot } from '../certificates.ts'
import type { MachineReadableZone } from './machine-readable-zone.ts'
import type { TextLine } from './text-lines.ts'

/** A kind of document; `OTHER`: one that the product does not accept. */
type DocumentKind = CertificateType | 'OTHER'

interface Title {
  readonly pattern: RegExp
  readonly kind: DocumentKind
  /** The side that has the title, if only one has. */
  readonly side?: Slot
}

/** What documents print as their title. The first one that matches counts: longer titles come first. */
const titles: readonly Title[] = [
  { pattern: /港澳居民来往内地通行证|港澳居民來往內地通行證/, kind: 'HK_MACAO_TRAVEL_PERMIT', side: 'FRONT' },
  { pattern: /台湾居民来往大陆通行证|臺灣居民來往大陸通行證/, kind: 'TAIWAN_TRAVEL_PERMIT', side: 'FRONT' },
  { pattern: /往来港澳通行证|往来台湾通行证/, kind: 'OTHER' },
  { pattern: /港澳居民居住证/, kind: 'HK_MACAO_RESIDENCE_PERMIT', side: 'BACK' },
  { pattern: /台湾居民居住证/, kind: 'TAIWAN_RESIDENCE_PERMIT', side: 'BACK' },
  { pattern: /居民身份证/, kind: 'ID_CARD', side: 'BACK' },
  { pattern: /临时身份证|外国人永久居留/, kind: 'OTHER' },
  { pattern: /机动车驾驶证/, kind: 'OTHER' },
  {
    pattern: /DRIV(?:ER|ING)['’]?S?\s?LICEN[CS]E|PERMIS DE CONDUIRE|FÜHRERSCHEIN|駕駛執照|驾驶执照/i,
    kind: 'DRIVER_LICENSE',
  },
  { pattern: /^(?:\W*(?:PASSPORT|PASSEPORT|PASAPORTE|REISEPASS|护照|護照)\W*)+$/i, kind: 'PASSPORT' },
  { pattern: /^\W*(?:VISA|VISUM)\W*$/i, kind: 'OTHER' },
]

/** Fields that only one side of the mainland's cards has. */
const sideMarks: readonly { readonly pattern: RegExp; readonly side: Slot }[] = [
  { pattern: /签发机关|有效期限/, side: 'BACK' },
  { pattern: /公民身份号码|民族/, side: 'FRONT' },
]

const compact = ({ text }: TextLine) => text.replaceAll(/\s+/g, ' ').trim()
const withoutSpaces = (text: string) => (/\p{Script=Han}/u.test(text) ? text.replaceAll(' ', '') : text)

/** The kind of document by its title; undefined if none was read. */
export function kindByTitle(lines: readonly TextLine[]): DocumentKind | undefined {
  const texts = lines.map(compact).map(withoutSpaces)
  return titles.find(({ pattern }) => texts.some(text => pattern.test(text)))?.kind
}

/** The side of a mainland ID card or residence permit, by the fields that were read; undefined if unclear. */
export function sideOf(lines: readonly TextLine[]): Slot | undefined {
  const texts = lines.map(compact).map(withoutSpaces)
  const sides = new Set(
    sideMarks.filter(({ pattern }) => texts.some(text => pattern.test(text))).map(({ side }) => side),
  )
  const [only] = sides
  return sides.size === 1 ? only : undefined
}

/** The document codes of zones by kind: ICAO Doc 9303-4 (P), -5 and -6 (A, C, I), -7 (V), and China's own (CR, CT, CS). */
const codes: readonly { readonly pattern: RegExp; readonly kinds: readonly DocumentKind[] }[] = [
  { pattern: /^P/, kinds: ['PASSPORT'] },
  { pattern: /^V/, kinds: ['OTHER'] },
  { pattern: /^C[RT]$/, kinds: ['HK_MACAO_TRAVEL_PERMIT', 'TAIWAN_TRAVEL_PERMIT', 'ID_CARD'] },
  // The permit of residents of the mainland to visit Hong Kong and Macao.
  { pattern: /^CS$/, kinds: ['OTHER', 'ID_CARD'] },
  // Issuers choose the second letter, and some driver licences have a zone too.
  { pattern: /^C/, kinds: ['HK_MACAO_TRAVEL_PERMIT', 'TAIWAN_TRAVEL_PERMIT', 'ID_CARD', 'DRIVER_LICENSE'] },
  { pattern: /^I/, kinds: ['ID_CARD', 'DRIVER_LICENSE'] },
  { pattern: /^A/, kinds: ['ID_CARD'] },
]

/** The kinds of document that a zone may belong to; empty if its code was not read. */
export function kindsOfZone({ fields, format }: MachineReadableZone): readonly DocumentKind[] {
  const code = fields.documentCode?.value
  if (code === undefined) return []
  const kinds = codes.find(({ pattern }) => pattern.test(code))?.kinds ?? []
  // Only the mainland's own cards have its layout; their codes are not those of ID cards.
  return format === 'CN_PERMIT' ? kinds.filter(kind => kind !== 'ID_CARD') : kinds
}
