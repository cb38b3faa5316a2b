import { type NumberProblem, numberProblem } from '#domain/certificate-number.ts'
import { type CertificateType, certificateTypes } from '#domain/certificates.ts'
import { isExpired } from '#domain/eligibility.ts'
import { normaliseNumber } from '#domain/number-normalisation.ts'
import { type NameProblem, nameProblem } from '#domain/person-name.ts'
import type { ReasonField } from '#domain/reasons.ts'
import { type DateProblem, readTypedDate } from './typed-date.ts'

/** What the applicant types. It lives in the memory of the page alone. */
export interface Details {
  readonly name: string
  readonly certificateNumber: string
  /** As it was typed. */
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
  /** Which of the fields are asked for. */
  readonly fields: readonly ReasonField[]
  /** The day it is where the deadlines are. */
  readonly today: string
}

const typedNameProblem = (typed: string): FieldProblem | undefined =>
  typed.trim() === '' ? 'REQUIRED' : nameProblem(typed)?.code

/** By the very rules of the service. */
export function typedNumberProblem(
  typed: string,
  { certificateType, issuingRegion, today }: DetailsRules,
): FieldProblem | undefined {
  if (typed.trim() === '') return 'REQUIRED'
  const normalised = normaliseNumber(typed, issuingRegion)
  if ('refused' in normalised) return 'CHARACTERS'
  return numberProblem({ certificateType, issuingRegion, number: normalised.number, today })
}

/** Problems that more typing will not cure: they can be told at once. */
export const isTellable = (problem: FieldProblem | undefined): boolean =>
  problem !== undefined && problem !== 'REQUIRED' && problem !== 'SHAPE'

function expiryProblem(
  { expiryDate, longTerm }: Details,
  { certificateType, today }: DetailsRules,
): FieldProblem | undefined {
  if (longTerm && certificateTypes[certificateType].mayBeLongTerm) return undefined
  if (expiryDate.trim() === '') return 'REQUIRED'
  const read = readTypedDate(expiryDate)
  if ('problem' in read) return read.problem
  return isExpired(read.date, today) ? 'CERTIFICATE_EXPIRED' : undefined
}

/** What is wrong with each field that is asked for; nothing when it can be submitted. */
export function detailsProblems(
  details: Details,
  rules: DetailsRules,
): Partial<Record<ReasonField, FieldProblem>> {
  const found: Record<ReasonField, FieldProblem | undefined> = {
    name: typedNameProblem(details.name),
    certificateNumber: typedNumberProblem(details.certificateNumber, rules),
    expiryDate: expiryProblem(details, rules),
  }
  return Object.fromEntries(
    rules.fields.flatMap(field => (found[field] === undefined ? [] : [[field, found[field]]])),
  )
}
