import { numberProblem } from '../certificate-number.ts'
import { type Certificate, type CertificateType, certificateTypes } from '../certificates.ts'
import { isRealDate, type LocalDate } from '../local-time.ts'
import { normaliseNumber } from '../number-normalisation.ts'
import { nameProblem, normaliseName } from '../person-name.ts'
import type { Region } from '../regions.ts'
import { longTerm, type ReadFields, type ReadName, type ReadValue } from './read-fields.ts'

/** Values for the fields of the form. The applicant looks at each of them. */
export interface Suggestions {
  readonly name?: string
  readonly certificateNumber?: string
  /** `LONG_TERM` for a certificate without a date. */
  readonly expiryDate?: LocalDate | typeof longTerm
}

export interface SuggestedCertificate {
  readonly certificateType: CertificateType
  readonly issuingRegion: Region
  readonly today: LocalDate
}

/** The least confidence of a recogniser in a printed name: no check digit covers it. */
const sureOfName = 0.9

/** Whether the check digit is right, and no other reading has the same one. */
const isProven = ({ value, check, isRepaired, isConfirmed, doubtfulAt = [] }: ReadValue) =>
  check === 'RIGHT' &&
  (isConfirmed === true || (isRepaired !== true && (doubtfulAt.length === 0 || isRegular(value))))

/** Letters, then digits: a 6 among digits is no G, and a letter K before digits no filler. */
const isRegular = (number: string) =>
  /^[A-Z]{0,2}\d+$/.test(number) && !/^(?:[A-Z]?6|[A-Z]?[GKS]\d)/.test(number)

/** The only value, if the sources agree. */
function only(values: readonly string[]): string | undefined {
  const different = new Set(values)
  return different.size === 1 ? values[0] : undefined
}

function numberFrom(sources: readonly ReadFields[], certificate: SuggestedCertificate): string | undefined {
  const { issuingRegion } = certificate
  const numbers = sources.flatMap(({ certificateNumber }) => {
    if (certificateNumber === undefined || !isProven(certificateNumber)) return []
    const normalised = normaliseNumber(certificateNumber.value, issuingRegion)
    return 'number' in normalised ? [normalised.number] : []
  })
  const number = only(numbers)
  return number === undefined || numberProblem({ ...certificate, number }) !== undefined ? undefined : number
}

/**
 * A name has no check digit. It is taken from a bar code, which corrects errors, from a zone if the page prints it too,
 * or from a card with a Chinese name that the recogniser is sure of.
 */
function nameFrom(
  sources: readonly ReadFields[],
  { issuingRegion }: SuggestedCertificate,
): string | undefined {
  const nameOf = (wanted: ReadFields['source'], isSure: (name: ReadName) => boolean) =>
    sources
      .filter(({ source }) => source === wanted)
      .map(({ name }) => name)
      .find(name => name !== undefined && isSure(name))
  const name =
    nameOf('BAR_CODE', () => true) ??
    nameOf('TEXT', ({ value, confidence = 0 }) => isHan(value) && confidence >= sureOfName) ??
    nameOf(
      'ZONE',
      each => each.isConfirmed === true && each.isTruncated !== true && each.isUncertain !== true,
    )
  if (name === undefined) return undefined
  const { value, parts } = name
  const text = normaliseName(parts === undefined ? value : inWrittenOrder(parts, issuingRegion))
  return nameProblem(text) === undefined ? text : undefined
}

const isHan = (text: string) => /^[\p{Script=Han}·]{2,}$/u.test(text)

/** The order in which people of the region write their names. */
function inWrittenOrder(
  { surname, givenNames }: { readonly surname: string; readonly givenNames: string },
  region: Region,
): string {
  const isSurnameFirst = ['CN', 'HK', 'MO', 'TW', 'JP', 'KR', 'VN', 'HU', 'SG'].includes(region)
  return (isSurnameFirst ? [surname, givenNames] : [givenNames, surname]).join(' ').trim()
}

function expiryFrom(sources: readonly ReadFields[], { certificateType, today }: SuggestedCertificate) {
  const { canBeLongTerm }: Certificate = certificateTypes[certificateType]
  const dates = sources.flatMap(({ source, expiryDate }) => {
    if (expiryDate === undefined || expiryDate.check === 'WRONG' || expiryDate.isRepaired === true) return []
    const isPeriod = source === 'TEXT' && /^(?:ID_CARD|.*RESIDENCE_PERMIT)$/.test(certificateType)
    return expiryDate.check === 'RIGHT' || isPeriod ? [expiryDate.value] : []
  })
  const date = only(dates)
  if (date === longTerm) return canBeLongTerm ? longTerm : undefined
  // A date in the past is a hint, not a suggestion: the form refuses it.
  return date !== undefined && isRealDate(date) && date >= today ? date : undefined
}

/** Suggests what was read with certainty: right check digits, no repaired character, no contradiction of sources. */
export function suggestionsFrom(
  sources: readonly ReadFields[],
  certificate: SuggestedCertificate,
): Suggestions {
  const name = nameFrom(sources, certificate)
  const certificateNumber = numberFrom(sources, certificate)
  const expiryDate = expiryFrom(sources, certificate)
  return {
    ...(name === undefined ? {} : { name }),
    ...(certificateNumber === undefined ? {} : { certificateNumber }),
    ...(expiryDate === undefined ? {} : { expiryDate }),
  }
}
