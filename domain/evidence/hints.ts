import { isExpired } from '../eligibility.ts'
import type { LocalDate } from '../local-time.ts'
import type { ComparedField } from './compared-fields.ts'
import type { CertificateReading, EnteredCertificate, FieldComparison } from './comparison.ts'
import { kindByTitle, kindsOfZone } from './document-titles.ts'
import { type EvidenceHint, evidenceHintNames } from './hint-texts.ts'
import { regionsOfIssuer } from './issuer-codes.ts'
import { isZoneRight, type MachineReadableZone } from './machine-readable-zone.ts'
import { ageOn, longTerm, type ReadFields, type ReadValue } from './read-fields.ts'

/** Everything that hints are derived from. An absent count or flag: the files were not searched for it. */
export interface HintedCertificate {
  readonly entered: EnteredCertificate
  readonly comparisons: readonly FieldComparison[]
  readonly reading: CertificateReading
  readonly zone?: MachineReadableZone
  /** The number of faces in the certificate's own files, and in the photo of the holder. */
  readonly certificateFaces?: number
  readonly holdingFaces?: number
  /** Whether the certificate was found in the photo of the holder. */
  readonly isCertificateHeld?: boolean
  readonly today: LocalDate
  /** Minimum age in years; absent if the stage has none. */
  readonly minimumAge?: number
}

const differs = (field: ComparedField) => (certificate: HintedCertificate) =>
  certificate.comparisons.some(each => each.field === field && each.result === 'DIFFERS')

const valuesOf = (sources: readonly ReadFields[], field: 'expiryDate' | 'birthDate' | 'issuer') =>
  sources
    .map((source): ReadValue | undefined => source[field])
    .filter(value => value !== undefined)
    .filter(({ check }) => check !== 'WRONG')

/** A value with a right check digit makes others unnecessary. */
function surest(values: readonly ReadValue[]): readonly ReadValue[] {
  const proven = values.filter(({ check }) => check === 'RIGHT')
  return proven.length > 0 ? proven : values
}

/** Whether the document says that it is expired on `today`: for the hint, and for advice to the applicant. */
export function isExpiredOnDocument(sources: readonly ReadFields[], today: LocalDate): boolean {
  const dates = surest(valuesOf(sources, 'expiryDate')).filter(({ value }) => value !== longTerm)
  return dates.some(({ value }) => isExpired(value, today))
}

function isOtherType({ entered, zone, reading }: HintedCertificate): boolean {
  const type = entered.certificateType
  const kinds = zone === undefined ? [] : kindsOfZone(zone)
  if (kinds.length > 0) return !kinds.includes(type)
  const titled = kindByTitle(reading.lines)
  return titled !== undefined && titled !== type
}

function isOtherIssuer({ entered, reading }: HintedCertificate): boolean {
  // The mainland issues the permits of residents of Hong Kong, Macao and Taiwan.
  const accepted = entered.certificateType.endsWith('_PERMIT')
    ? ['CN', entered.issuingRegion]
    : [entered.issuingRegion]
  return valuesOf(reading.sources, 'issuer').some(({ value }) => {
    const regions = value.length === 2 ? [value] : regionsOfIssuer(value)
    return regions.length > 0 && !regions.some(region => accepted.includes(region))
  })
}

/** The ages on `today` by the dates of birth that were read. A date without its day or month gives none. */
export function agesOn(today: LocalDate, sources: readonly ReadFields[]): number[] {
  return surest(valuesOf(sources, 'birthDate'))
    .filter(({ value }) => value.length === 10 && value <= today)
    .map(({ value }) => ageOn(today, value))
}

function isUnderAge({ reading, minimumAge, today }: HintedCertificate): boolean {
  return minimumAge !== undefined && agesOn(today, reading.sources).some(age => age < minimumAge)
}

const conditions: Readonly<Record<EvidenceHint, (certificate: HintedCertificate) => boolean>> = {
  MRZ_CHECK_DIGIT_WRONG: ({ zone }) => zone !== undefined && !isZoneRight(zone),
  NUMBER_DIFFERS: differs('certificateNumber'),
  NAME_DIFFERS: differs('name'),
  EXPIRY_DIFFERS: differs('expiryDate'),
  EXPIRED_ON_DOCUMENT: ({ reading, today }) => isExpiredOnDocument(reading.sources, today),
  OTHER_DOCUMENT_TYPE: isOtherType,
  OTHER_ISSUER: isOtherIssuer,
  NO_FACE: ({ holdingFaces }) => holdingFaces === 0,
  NO_CERTIFICATE_IN_HOLDING_PHOTO: ({ isCertificateHeld }) => isCertificateHeld === false,
  UNDER_AGE: isUnderAge,
}

export function evidenceHintsOf(certificate: HintedCertificate): EvidenceHint[] {
  return evidenceHintNames.filter(hint => conditions[hint](certificate))
}
