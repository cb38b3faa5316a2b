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

const isProven = ({ check, isRepaired, doubtfulAt = [] }: ReadValue, regular: boolean) =>
  check === 'RIGHT' && isRepaired !== true && (regular || doubtfulAt.length === 0)

/** Letters, then digits: a 6 among digits is no G, and a letter K before digits no filler. */
const isRegular = (number: string) =>
  /^[A-Z]{0,2}\d+$/.test(number) && !/^(?:[A-Z]?6|[A-Z]?[GK]\d)/.test(number)

/** The only value, if the sources agree. */
function only(values: readonly string[]): string | undefined {
  const different = new Set(values)
  return different.size === 1 ? values[0] : undefined
}

function numberFrom(sources: readonly ReadFields[], certificate: SuggestedCertificate): string | undefined {
  const { issuingRegion } = certificate
  const numbers = sources.flatMap(({ certificateNumber }) => {
    if (certificateNumber === undefined || !isProven(certificateNumber, isRegular(certificateNumber.value)))
      return []
    const normalised = normaliseNumber(certificateNumber.value, issuingRegion)
    return 'number' in normalised ? [normalised.number] : []
  })
  const number = only(numbers)
  return number === undefined || numberProblem({ ...certificate, number }) !== undefined ? undefined : number
}

/** A name has no check digit: two sources must have it, or one whose letters correct themselves. */
function nameFrom(sources: readonly ReadFields[], certificate: SuggestedCertificate): string | undefined {
  const names = sources.flatMap(({ source, name }) => (name === undefined ? [] : [{ source, name }]))
  const written = ({ value, parts }: ReadName) =>
    normaliseName(parts === undefined ? value : givenNameFirst(parts, certificate.issuingRegion))
  const printed = names.find(({ source }) => source === 'TEXT')?.name
  const zone = names.find(({ source }) => source === 'ZONE')?.name
  const barCode = names.find(({ source }) => source === 'BAR_CODE')?.name
  const isWhole = (name: ReadName) => name.isTruncated !== true && name.isUncertain !== true
  const name = barCode ?? (printed !== undefined && isHan(printed.value) ? printed : undefined) ?? zone
  if (name === undefined || !isWhole(name)) return undefined
  const text = written(name)
  return nameProblem(text) === undefined ? text : undefined
}

const isHan = (text: string) => /^[\p{Script=Han}·]{2,}$/u.test(text)

/** The order in which people of the region write their names. */
function givenNameFirst(
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
