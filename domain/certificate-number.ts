import {
  allowsIssuingRegion,
  type CertificateType,
  certificateTypes,
  type NumberRule,
} from './certificates.ts'
import type { LocalDate } from './local-time.ts'
import { type NationalNumberProblem, nationalNumberOf, personOfNumber } from './national-numbers.ts'
import type { Region } from './regions.ts'

/** A certificate number with its context: the same text means another number for another type or region. */
export interface CertificateNumber {
  readonly certificateType: CertificateType
  readonly issuingRegion: Region
  /** Normalised. */
  readonly number: string
}

/**
 * `AREA_CODE`: a citizen number, but not one of this certificate's holders. `ISSUING_REGION`: the certificate or its
 * number does not belong to this issuing region.
 */
export type NumberProblem = NationalNumberProblem | 'AREA_CODE' | 'ISSUING_REGION'

/** The identity that the quota (R11) counts. */
export interface QuotaIdentity {
  readonly group: CertificateType | 'GB_11643'
  readonly region: Region
  readonly number: string
}

const ruleOf = (type: CertificateType): NumberRule => certificateTypes[type].number

/** The rule of the national number that the certificate number must also satisfy. */
const nationalNumberFor = ({ national }: NumberRule, issuingRegion: Region) =>
  national === undefined
    ? undefined
    : nationalNumberOf(national === 'ISSUING_REGION' ? issuingRegion : national)

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

/** Returns the first problem of a normalised number, if any. `today` bounds the date of birth in citizen numbers. */
export const numberProblem = ({
  certificateType,
  issuingRegion,
  number,
  today,
}: CertificateNumber & { readonly today: LocalDate }): NumberProblem | undefined => {
  const rule = ruleOf(certificateType)
  if (!allowsIssuingRegion(certificateType, issuingRegion)) return 'ISSUING_REGION'
  if (!new RegExp(rule.pattern).test(number)) return 'SHAPE'
  const national = nationalNumberFor(rule, issuingRegion)?.problem(number, today)
  return national ?? beginningProblem(rule, issuingRegion, number)
}

/**
 * The person's number. All renewals of a travel permit have the same one. A national number identifies its holder on
 * any certificate and for any declared issuing region; otherwise another declaration would allow more accounts.
 * Its key is that of the ID card. Travel permits have their own numbering.
 */
export const quotaIdentity = ({
  certificateType,
  issuingRegion,
  number,
}: CertificateNumber): QuotaIdentity => {
  const { lifelongLength } = ruleOf(certificateType)
  if (lifelongLength !== undefined) {
    return { group: certificateType, region: issuingRegion, number: number.slice(0, lifelongLength) }
  }
  const person = personOfNumber(number, issuingRegion)
  if (person === undefined) return { group: certificateType, region: issuingRegion, number }
  return { group: person.region === 'CN' ? 'GB_11643' : 'ID_CARD', ...person }
}

/**
 * The number with most characters replaced by `*`, of the same length. At most the first 3 and the last 4 characters
 * stay visible, never more than 40 %, and none of a number shorter than 5.
 */
export const maskNumber = (number: string): string => {
  const visibleCount = number.length < 5 ? 0 : Math.floor(number.length * 0.4)
  const last = Math.min(4, Math.ceil(visibleCount / 2))
  const first = Math.min(3, visibleCount - last)
  const hidden = number.length - first - last
  return number.slice(0, first) + '*'.repeat(hidden) + number.slice(first + hidden)
}
