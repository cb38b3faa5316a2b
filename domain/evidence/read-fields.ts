import type { LocalDate } from '../local-time.ts'
import type { Place } from './text-lines.ts'

/** A value that a machine read. */
export interface ReadValue {
  readonly value: string
  readonly place: Place
  /** `NONE`: no check digit covers the value. */
  readonly check: 'RIGHT' | 'WRONG' | 'NONE'
  /** Positions in `value` of characters that a check digit cannot tell from another one; its length for a missing K. */
  readonly doubtfulAt?: readonly number[]
  /** One character was replaced because of the check digit. */
  readonly isRepaired?: boolean
  /** The same value is printed elsewhere on the page. */
  readonly isConfirmed?: boolean
  /** How sure the recogniser is of the line, from 0 to 1. */
  readonly confidence?: number
}

export interface ReadName extends ReadValue {
  /** Present if the source separates the parts; `givenNames` may be empty. */
  readonly parts?: { readonly surname: string; readonly givenNames: string }
  /** A name that is too long for its line is cut off. */
  readonly isTruncated?: boolean
  /** The line of the name has slips that no check digit can correct. */
  readonly isUncertain?: boolean
}

export const readSources = ['ZONE', 'BAR_CODE', 'TEXT'] as const

/** What is read beside the fields of a submission, for the reviewer. */
export const alsoReadFields = [
  'birthDate',
  'sex',
  'nationality',
  'issuer',
  'otherNumber',
  'ethnicity',
  'address',
  'authority',
  'validFrom',
] as const

/** The expiry date of a certificate without one. */
export const longTerm = 'LONG_TERM'

/** What one source says. An absent field was not read. Dates are `YYYY-MM-DD`; an expiry date may be `LONG_TERM`. */
export interface ReadFields {
  readonly source: (typeof readSources)[number]
  readonly name?: ReadName
  readonly certificateNumber?: ReadValue
  /** Numbers of optional data, such as the national number on an ID card with another number. */
  readonly otherNumbers?: readonly ReadValue[]
  readonly birthDate?: ReadValue
  readonly expiryDate?: ReadValue
  readonly sex?: ReadValue
  /** A code of a machine-readable zone, or an ISO 3166-1 alpha-2 region. */
  readonly issuer?: ReadValue
}

/** The age in whole years on `today` of a person born on `birthDate`. */
export function ageOn(today: LocalDate, birthDate: LocalDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  // Born on 29 February: a year older on 1 March of a year without that day.
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}
