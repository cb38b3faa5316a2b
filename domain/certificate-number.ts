import {
  allowsIssuingRegion,
  type CertificateType,
  certificateTypes,
  includesRegion,
  type NumberRule,
} from './certificates.ts'
import { type Gb11643Problem, gb11643Problem } from './gb11643.ts'
import type { LocalDate } from './local-time.ts'
import type { Region } from './regions.ts'

/** A certificate number together with what it means: the same text is another number elsewhere. */
export interface CertificateNumber {
  readonly certificateType: CertificateType
  readonly issuingRegion: Region
  /** Normalised. */
  readonly number: string
}

/**
 * `AREA_CODE`: a citizen number, but not of those who hold this certificate.
 * `ISSUING_REGION`: the certificate or its number does not belong to this issuing region.
 */
export type NumberProblem = Gb11643Problem | 'AREA_CODE' | 'ISSUING_REGION'

/** Whose number the quota (R11) counts. */
export interface QuotaIdentity {
  readonly group: CertificateType | 'GB_11643'
  readonly region: Region
  readonly number: string
}

// Dash punctuation, soft hyphen, minus, hyphen bullet; white space, zero-width space and word joiner: what pasted text brings along.
const separators = /[\p{Pd}\u00AD\u2212\u2043\s\u200B\u2060]/gu

/** NFKC, upper case, without spaces and hyphens; undefined if anything is left outside A–Z and 0–9, or nothing at all. */
export const normaliseNumber = (raw: string): string | undefined => {
  const bare = raw.normalize('NFKC').replace(separators, '')
  // Tested before the case changes: upper-casing would turn ß into SS and ı into I.
  return /^[A-Za-z0-9]+$/.test(bare) ? bare.toUpperCase() : undefined
}

const ruleOf = (type: CertificateType): NumberRule => certificateTypes[type].number

const isGb11643 = (rule: NumberRule, issuingRegion: Region): boolean =>
  rule.gb11643 !== undefined && includesRegion(rule.gb11643, issuingRegion)

const beginningProblem = (
  { beginsWith }: NumberRule,
  issuingRegion: Region,
  number: string,
): 'AREA_CODE' | 'ISSUING_REGION' | undefined => {
  if (beginsWith === undefined) return undefined
  const belongsTo = Object.keys(beginsWith).find(region => number.startsWith(beginsWith[region] ?? ''))
  if (belongsTo === undefined) return 'AREA_CODE'
  return Object.hasOwn(beginsWith, issuingRegion) && belongsTo !== issuingRegion
    ? 'ISSUING_REGION'
    : undefined
}

/** The first thing wrong with a normalised number, if any. `today` bounds the date of birth in citizen numbers. */
export const numberProblem = ({
  certificateType,
  issuingRegion,
  number,
  today,
}: CertificateNumber & { readonly today: LocalDate }): NumberProblem | undefined => {
  const rule = ruleOf(certificateType)
  if (!allowsIssuingRegion(certificateType, issuingRegion)) return 'ISSUING_REGION'
  if (!new RegExp(rule.pattern).test(number)) return 'SHAPE'
  const gb11643 = isGb11643(rule, issuingRegion) ? gb11643Problem(number, today) : undefined
  return gb11643 ?? beginningProblem(rule, issuingRegion, number)
}

/**
 * The person's number. A renewed travel permit is the same one. Citizen numbers are one national numbering:
 * were they told apart by certificate or issuing region, declaring another would open three more accounts.
 */
export const quotaIdentity = ({
  certificateType,
  issuingRegion,
  number,
}: CertificateNumber): QuotaIdentity => {
  const rule = ruleOf(certificateType)
  return isGb11643(rule, issuingRegion)
    ? { group: 'GB_11643', region: 'CN', number }
    : { group: certificateType, region: issuingRegion, number: number.slice(0, rule.lifelongLength) }
}

/**
 * The number with most of it as `*`, of the same length: at most the first 3 and the last 4 characters show,
 * never more than 40 % of them, and none of a number shorter than 5.
 */
export const maskNumber = (number: string): string => {
  const shown = number.length < 5 ? 0 : Math.floor(number.length * 0.4)
  const last = Math.min(4, Math.ceil(shown / 2))
  const first = Math.min(3, shown - last)
  const hidden = number.length - first - last
  return number.slice(0, first) + '*'.repeat(hidden) + number.slice(first + hidden)
}
