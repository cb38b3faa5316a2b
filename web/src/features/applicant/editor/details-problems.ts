import { type NumberProblem, numberProblem } from '#domain/certificate-number.ts'
import { type CertificateType, certificateTypes } from '#domain/certificates.ts'
import { isExpired } from '#domain/eligibility.ts'
import { normaliseNumber } from '#domain/number-normalisation.ts'
import { type NameProblem, nameProblem } from '#domain/person-name.ts'
import type { ReasonField } from '#domain/reasons.ts'
import { type DateProblem, readTypedDate } from './typed-date.ts'

/** The typed fields. They are only in the memory of the page. */
export interface Details {
  readonly name: string
  readonly certificateNumber: string
  /** The unchanged text of the input. */
  readonly expiryDate: string
  readonly longTerm: boolean
}

export const noDetails: Details = { name: '', certificateNumber: '', expiryDate: '', longTerm: false }

export type FieldProblem =
  | NumberProblem
  | 'REQUIRED'
  | NameProblem['code']
  | 'CHARACTERS'
  | 'CERTIFICATE_EXPIRED'
  | DateProblem

export interface DetailsRules {
  readonly certificateType: CertificateType
  readonly issuingRegion: string
  /** The fields of this attempt. */
  readonly fields: readonly ReasonField[]
  /** The current date in the stage's time zone. */
  readonly today: string
}

const typedNameProblem = (typed: string): FieldProblem | undefined =>
  typed.trim() === '' ? 'REQUIRED' : nameProblem(typed)?.code

/** Uses the rules of the service. */
export function typedNumberProblem(
  typed: string,
  { certificateType, issuingRegion, today }: DetailsRules,
): FieldProblem | undefined {
  if (typed.trim() === '') return 'REQUIRED'
  const normalised = normaliseNumber(typed, issuingRegion)
  if ('refused' in normalised) return 'CHARACTERS'
  return numberProblem({ certificateType, issuingRegion, number: normalised.number, today })
}

/** Whether the problem can't be solved by further typing, so that it can be shown at once. */
export const isTellable = (problem: FieldProblem | undefined): boolean =>
  problem !== undefined && problem !== 'REQUIRED' && problem !== 'SHAPE'

function expiryProblem(
  { expiryDate, longTerm }: Details,
  { certificateType, today }: DetailsRules,
): FieldProblem | undefined {
  if (longTerm && certificateTypes[certificateType].canBeLongTerm) return undefined
  if (expiryDate.trim() === '') return 'REQUIRED'
  const read = readTypedDate(expiryDate)
  if ('problem' in read) return read.problem
  return isExpired(read.date, today) ? 'CERTIFICATE_EXPIRED' : undefined
}

/** The problem of each field of this attempt; empty if the form can be submitted. */
export function detailsProblems(
  details: Details,
  rules: DetailsRules,
): Partial<Record<ReasonField, FieldProblem>> {
  const problems: Record<ReasonField, FieldProblem | undefined> = {
    name: typedNameProblem(details.name),
    certificateNumber: typedNumberProblem(details.certificateNumber, rules),
    expiryDate: expiryProblem(details, rules),
  }
  return Object.fromEntries(
    rules.fields.flatMap(field => (problems[field] === undefined ? [] : [[field, problems[field]]])),
  )
}
