import type { Application, Draft, RetryRequested } from './application.ts'
import { numberProblem } from './certificate-number.ts'
import { certificateTypes } from './certificates.ts'
import { describeCharacter } from './characters.ts'
import { isExpired } from './eligibility.ts'
import { DomainError, type FieldCode, type FieldError, fieldRefusal } from './errors.ts'
import type { LocalDate } from './local-time.ts'
import { normaliseNumber } from './number-normalisation.ts'
import { normaliseName } from './person-name.ts'
import type { ReasonField } from './reasons.ts'

/** The typed fields of one attempt. On a later one, fields that no reason re-opened may be absent. */
export interface SubmittedFields {
  readonly name?: string | undefined
  readonly certificateNumber?: string | undefined
  readonly expiryDate?: string | undefined
  readonly longTerm?: true | undefined
}

/** Normalised fields. An absent field was not sent. */
interface NormalisedFields {
  readonly name?: string
  readonly number?: string
  /** `LONG_TERM`: the certificate never expires. */
  readonly expiry?: LocalDate | 'LONG_TERM'
}

export interface CheckedFields {
  /** The fields to store. The others stay unchanged. */
  readonly entered: NormalisedFields
  /** Sent fields that no reason re-opened. They must equal the stored ones. The number may be malformed. */
  readonly repeated: NormalisedFields
}

/**
 * Checks the typed fields (R3, the number rules); a reviewer checks R5. `assertNothingElseChanges` checks the repeated
 * ones.
 */
export function checkSubmittedFields(
  application: Draft | RetryRequested,
  fields: SubmittedFields,
  today: LocalDate,
): CheckedFields {
  const missing = missingFields(application, fields)
  if (missing.length > 0) throw new DomainError('INVALID_FIELD', 'Fields are missing.', missing)
  const values = normaliseFields(application, fields)
  const isAsked = (field: ReasonField) => isAskedFor(application, field)
  const entered: NormalisedFields = {
    ...(isAsked('name') ? pick(values, 'name') : {}),
    ...(isAsked('certificateNumber') && fields.certificateNumber !== undefined
      ? { number: checkedNumber(application, fields.certificateNumber, today) }
      : {}),
    ...(isAsked('expiryDate') ? pick(values, 'expiry') : {}),
  }
  const standing = entered.expiry ?? application.entered?.expiryDate
  if (standing !== 'LONG_TERM' && isExpired(standing, today)) {
    throw fieldRefusal('CERTIFICATE_EXPIRED', '/expiryDate', 'The certificate has expired.')
  }
  return {
    entered,
    repeated: {
      ...(isAsked('name') ? {} : pick(values, 'name')),
      ...(isAsked('certificateNumber') ? {} : pick(values, 'number')),
      ...(isAsked('expiryDate') ? {} : pick(values, 'expiry')),
    },
  }
}

/** Every field on the first attempt, later the fields that a reason re-opened. */
function isAskedFor({ reopened }: Draft | RetryRequested, field: ReasonField): boolean {
  return reopened === undefined || reopened.fields.includes(field)
}

function normaliseFields(application: Application, fields: SubmittedFields): NormalisedFields {
  const expiry = expiryOf(application, fields)
  const name = fields.name === undefined ? undefined : normaliseName(fields.name)
  const number = fields.certificateNumber
  return {
    ...(name === undefined ? {} : { name }),
    ...(number === undefined ? {} : { number: normalisedOrRaw(application, number) }),
    ...(expiry === undefined ? {} : { expiry }),
  }
}

function pick<K extends keyof NormalisedFields>(fields: NormalisedFields, name: K): NormalisedFields {
  return fields[name] === undefined ? {} : { [name]: fields[name] }
}

function missingFields(application: Draft | RetryRequested, fields: SubmittedFields): FieldError[] {
  const isPresent: Record<ReasonField, boolean> = {
    name: fields.name !== undefined,
    certificateNumber: fields.certificateNumber !== undefined,
    expiryDate: fields.expiryDate !== undefined || fields.longTerm === true,
  }
  return (Object.keys(isPresent) as ReasonField[])
    .filter(field => isAskedFor(application, field) && !isPresent[field])
    .map(field => ({ pointer: `/${field}`, code: 'REQUIRED', message: 'This field is needed.' }))
}

function expiryOf(application: Application, fields: SubmittedFields): LocalDate | 'LONG_TERM' | undefined {
  if (fields.longTerm === undefined) return fields.expiryDate
  if (fields.expiryDate !== undefined) {
    throw fieldRefusal('INVALID_FIELD', '/longTerm', 'A long-term certificate has no expiry date.')
  }
  if (!certificateTypes[application.certificateType].canBeLongTerm) {
    throw fieldRefusal('INVALID_FIELD', '/longTerm', 'This certificate always has an expiry date.')
  }
  return 'LONG_TERM'
}

/** A malformed number differs from the stored one. It is compared unchanged. */
function normalisedOrRaw({ issuingRegion }: Application, raw: string): string {
  const normalised = normaliseNumber(raw, issuingRegion)
  return 'number' in normalised ? normalised.number : raw
}

function checkedNumber(application: Application, raw: string, today: LocalDate): string {
  const { certificateType, issuingRegion } = application
  const normalised = normaliseNumber(raw, issuingRegion)
  if ('refused' in normalised)
    throw numberRefusal('FORBIDDEN_CHARACTER', refusedCharacter(normalised.refused))
  const { number } = normalised
  const problem = numberProblem({ certificateType, issuingRegion, number, today })
  if (problem !== undefined) {
    throw numberRefusal(
      'INVALID_CERTIFICATE_NUMBER',
      'This is not a number that such a certificate can have.',
    )
  }
  return number
}

const refusedCharacter = (character: string) =>
  `A certificate number cannot contain the character ${describeCharacter(character)}.`

function numberRefusal(code: FieldCode, message: string): DomainError {
  return new DomainError(
    'INVALID_CERTIFICATE_NUMBER',
    'This is not a number that such a certificate can have.',
    [{ pointer: '/certificateNumber', code, message }],
  )
}
