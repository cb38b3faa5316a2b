import { isExpired } from '../eligibility.ts'
import type { LocalDate } from '../local-time.ts'
import type { ReasonCode } from '../reasons.ts'
import type { CertificateReading, ComparedField, EnteredCertificate, FieldComparison } from './comparison.ts'
import { kindByTitle, kindsOfZone } from './document-titles.ts'
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

interface HintEntry {
  /** The condition and what to look at: sentences for readers of the API guide. */
  readonly when: string
  readonly lookAt: string
  /** The reason that a reviewer may give after looking. It is never chosen. */
  readonly suggests?: ReasonCode
  readonly applies: (certificate: HintedCertificate) => boolean
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

/** Hints draw the reviewer's attention. A person decides. */
export const evidenceHints = {
  MRZ_CHECK_DIGIT_WRONG: {
    when: 'A check digit of the machine-readable zone is wrong.',
    lookAt: 'Compare the zone with the picture: it was misread, or it was changed.',
    applies: ({ zone }) => zone !== undefined && !isZoneRight(zone),
  },
  NUMBER_DIFFERS: {
    when: 'The entered number is not the one that was read.',
    lookAt: 'Compare the number character by character.',
    suggests: 'NUMBER_MISMATCH',
    applies: differs('certificateNumber'),
  },
  NAME_DIFFERS: {
    when: 'The entered name is not the one that was read, also after transliteration.',
    lookAt: 'Compare the name as it is printed.',
    suggests: 'NAME_MISMATCH',
    applies: differs('name'),
  },
  EXPIRY_DIFFERS: {
    when: 'The entered date of expiry is not the one that was read.',
    lookAt: 'Compare the date of expiry.',
    applies: differs('expiryDate'),
  },
  EXPIRED_ON_DOCUMENT: {
    when: 'The date of expiry that was read has passed.',
    lookAt: 'Check the date of expiry.',
    suggests: 'CERTIFICATE_EXPIRED',
    applies: ({ reading, today }) => isExpiredOnDocument(reading.sources, today),
  },
  OTHER_DOCUMENT_TYPE: {
    when: 'The code of the machine-readable zone, or the printed title, belongs to another type of document.',
    lookAt: 'Check which document the pictures show.',
    suggests: 'WRONG_DOCUMENT',
    applies: isOtherType,
  },
  OTHER_ISSUER: {
    when: 'The machine-readable zone or the bar code names another issuer.',
    lookAt: 'Check which authority issued the document.',
    suggests: 'REGION_MISMATCH',
    applies: isOtherIssuer,
  },
  NO_FACE: {
    when: 'No face was found in the photo of the holder.',
    lookAt: 'Check whether the photo shows a person.',
    suggests: 'FACE_NOT_VISIBLE',
    applies: ({ holdingFaces }) => holdingFaces === 0,
  },
  NO_CERTIFICATE_IN_HOLDING_PHOTO: {
    when: 'The certificate was not found in the photo of the holder.',
    lookAt: 'Check whether the person holds the certificate with its front to the camera.',
    suggests: 'HOLDING_PHOTO_MISSING_CERTIFICATE',
    applies: ({ isCertificateHeld }) => isCertificateHeld === false,
  },
  UNDER_AGE: {
    when: 'According to the date of birth that was read, the holder is younger than the stage’s minimum age.',
    lookAt: 'Check the date of birth.',
    suggests: 'UNDER_AGE',
    applies: isUnderAge,
  },
} as const satisfies Record<string, HintEntry>

export type EvidenceHint = keyof typeof evidenceHints

/** A contract with clients: codes may be added, never renamed. */
export const evidenceHintNames = Object.keys(evidenceHints) as [EvidenceHint, ...EvidenceHint[]]

export function evidenceHintsOf(certificate: HintedCertificate): EvidenceHint[] {
  return evidenceHintNames.filter(hint => evidenceHints[hint].applies(certificate))
}

/** The reasons that the hints suggest, each once. */
export function suggestedReasons(hints: readonly EvidenceHint[]): ReasonCode[] {
  const reasons = hints.flatMap(hint => {
    const { suggests }: HintEntry = evidenceHints[hint]
    return suggests === undefined ? [] : [suggests]
  })
  return [...new Set(reasons)]
}
