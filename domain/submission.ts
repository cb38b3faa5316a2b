import type { Application, Draft, RetryRequested } from './application.ts'
import { numberProblem } from './certificate-number.ts'
import { certificateTypes } from './certificates.ts'
import { describeCharacter } from './characters.ts'
import { isExpired } from './eligibility.ts'
import { DomainError, type FieldCode, type FieldError, fieldRefusal } from './errors.ts'
import type { LocalDate } from './local-time.ts'
import { normaliseNumber } from './number-normalisation.ts'
import { normaliseName } from './person-name.ts'
import { type ReasonField, reasonFields } from './reasons.ts'

/** The typed fields of one attempt. On a later one, fields that no reason re-opened may be absent. */
export interface SubmittedFields {
  readonly name?: string | undefined
  readonly certificateNumber?: string | undefined
  readonly expiryDate?: string | undefined
  readonly longTerm?: true | undefined
}

type Expiry = LocalDate | 'LONG_TERM'

/** Normalised fields. An absent field was not sent. `LONG_TERM`: the certificate never expires. */
interface NormalisedFields {
  readonly name?: string
  readonly number?: string
  readonly expiry?: Expiry
}

/** The checked fields of a first attempt: all of them. */
export type FirstFields = Required<NormalisedFields>

export interface RetriedFields {
  /** The fields to store. The others stay unchanged. */
  readonly entered: NormalisedFields
  /** Sent fields that no reason re-opened. They must equal the stored ones. The number may be malformed. */
  readonly repeated: NormalisedFields
}

/** Checks the typed fields of a first attempt (R3, the number rules); a reviewer checks R5. */
export function checkFirstFields(application: Draft, fields: SubmittedFields, today: LocalDate): FirstFields {
  const { name, certificateNumber } = fields
  if (name === undefined || certificateNumber === undefined || !hasExpiry(fields)) {
    throw missingFields(fields, reasonFields)
  }
  const expiry = expiryOf(application, fields)
  const number = checkedNumber(application, certificateNumber, today)
  assertNotExpired(expiry, today)
  return { name: normaliseName(name), number, expiry }
}

/**
 * Checks the typed fields of a later attempt (R3, the number rules). `assertNothingElseChanges` checks the repeated
 * ones.
 */
export function checkRetriedFields(
  application: RetryRequested,
  fields: SubmittedFields,
  today: LocalDate,
): RetriedFields {
  const reopened = reasonFields.filter(field => application.reopened.fields.includes(field))
  if (reopened.some(field => !isSent(fields, field))) throw missingFields(fields, reopened)
  const values = normaliseFields(application, fields)
  const isReopened = (field: ReasonField) => reopened.includes(field)
  const entered: NormalisedFields = {
    ...(isReopened('name') ? pick(values, 'name') : {}),
    ...(isReopened('certificateNumber') && fields.certificateNumber !== undefined
      ? { number: checkedNumber(application, fields.certificateNumber, today) }
      : {}),
    ...(isReopened('expiryDate') ? pick(values, 'expiry') : {}),
  }
  assertNotExpired(entered.expiry ?? application.entered.expiryDate, today)
  return {
    entered,
    repeated: {
      ...(isReopened('name') ? {} : pick(values, 'name')),
      ...(isReopened('certificateNumber') ? {} : pick(values, 'number')),
      ...(isReopened('expiryDate') ? {} : pick(values, 'expiry')),
    },
  }
}

function assertNotExpired(expiry: Expiry | undefined, today: LocalDate): void {
  if (expiry !== 'LONG_TERM' && isExpired(expiry, today)) {
    throw fieldRefusal('CERTIFICATE_EXPIRED', '/expiryDate', 'The certificate has expired.')
  }
}

function normaliseFields(application: Application, fields: SubmittedFields): NormalisedFields {
  const expiry = hasExpiry(fields) ? expiryOf(application, fields) : undefined
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

type WithExpiry =
  | { readonly longTerm: true; readonly expiryDate?: string | undefined }
  | {
      readonly longTerm?: undefined
      readonly expiryDate: string
    }

function hasExpiry(fields: SubmittedFields): fields is WithExpiry {
  return fields.expiryDate !== undefined || fields.longTerm === true
}

function isSent(fields: SubmittedFields, field: ReasonField): boolean {
  return field === 'expiryDate' ? hasExpiry(fields) : fields[field] !== undefined
}

function missingFields(fields: SubmittedFields, required: readonly ReasonField[]): DomainError {
  const errors = required
    .filter(field => !isSent(fields, field))
    .map(
      (field): FieldError => ({ pointer: `/${field}`, code: 'REQUIRED', message: 'This field is needed.' }),
    )
  return new DomainError('INVALID_FIELD', 'Fields are missing.', errors)
}

function expiryOf(application: Application, fields: WithExpiry): Expiry {
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
