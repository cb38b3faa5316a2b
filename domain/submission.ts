import type { Application } from './application.ts'
import { normaliseNumber, numberProblem } from './certificate-number.ts'
import { certificateTypes } from './certificates.ts'
import { isExpired } from './eligibility.ts'
import { DomainError, type FieldError, fieldRefusal } from './errors.ts'
import type { LocalDate } from './local-time.ts'
import type { ReasonField } from './reasons.ts'

/** What the applicant typed for one attempt; fields that no reason re-opened may be missing on a later one. */
export interface SubmittedFields {
  readonly name?: string | undefined
  readonly certificateNumber?: string | undefined
  readonly expiryDate?: string | undefined
  readonly longTerm?: true | undefined
}

export interface CheckedFields {
  readonly name?: string
  /** Normalised. */
  readonly number?: string
  /** `LONG_TERM`: the certificate never expires. Absent: what was stored stands. */
  readonly expiry?: LocalDate | 'LONG_TERM'
}

/** R5 is the reviewer's; this is what a machine can know of the typed fields (R3, the number rules). */
export function checkSubmittedFields(
  application: Application,
  fields: SubmittedFields,
  today: LocalDate,
): CheckedFields {
  const missing = missingFields(application, fields)
  if (missing.length > 0) throw new DomainError('INVALID_FIELD', 'Fields are missing.', missing)
  const expiry = checkedExpiry(application, fields)
  const standing = expiry === undefined ? application.entered?.expiryDate : expiry
  if (standing !== 'LONG_TERM' && isExpired(standing, today)) {
    throw fieldRefusal('CERTIFICATE_EXPIRED', '/expiryDate', 'The certificate has expired.')
  }
  const number =
    fields.certificateNumber === undefined
      ? undefined
      : checkedNumber(application, fields.certificateNumber, today)
  const name = fields.name?.normalize('NFC').trim().replace(/\s+/gu, ' ')
  return {
    ...(name === undefined ? {} : { name }),
    ...(number === undefined ? {} : { number }),
    ...(expiry === undefined ? {} : { expiry }),
  }
}

function missingFields(application: Application, fields: SubmittedFields): FieldError[] {
  const needed = (field: ReasonField) =>
    application.entered === undefined || application.reopened?.fields.includes(field) === true
  const given: Record<ReasonField, boolean> = {
    name: fields.name !== undefined,
    certificateNumber: fields.certificateNumber !== undefined,
    expiryDate: fields.expiryDate !== undefined || fields.longTerm === true,
  }
  return (Object.keys(given) as ReasonField[])
    .filter(field => needed(field) && !given[field])
    .map(field => ({ pointer: `/${field}`, code: 'REQUIRED', message: 'This field is needed.' }))
}

function checkedExpiry(
  application: Application,
  fields: SubmittedFields,
): LocalDate | 'LONG_TERM' | undefined {
  if (fields.longTerm === undefined) return fields.expiryDate
  if (fields.expiryDate !== undefined) {
    throw fieldRefusal('INVALID_FIELD', '/longTerm', 'A long-term certificate has no expiry date.')
  }
  if (!certificateTypes[application.certificateType].mayBeLongTerm) {
    throw fieldRefusal('INVALID_FIELD', '/longTerm', 'This certificate always has an expiry date.')
  }
  return 'LONG_TERM'
}

function checkedNumber(application: Application, raw: string, today: LocalDate): string {
  const { certificateType, issuingRegion } = application
  const number = normaliseNumber(raw)
  if (
    number === undefined ||
    numberProblem({ certificateType, issuingRegion, number, today }) !== undefined
  ) {
    throw fieldRefusal(
      'INVALID_CERTIFICATE_NUMBER',
      '/certificateNumber',
      'This is not a number that such a certificate can have.',
    )
  }
  return number
}
