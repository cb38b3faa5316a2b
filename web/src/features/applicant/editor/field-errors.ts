import type { RealnameError } from '@realname/client'
import type { ReasonField } from '#domain/reasons.ts'

const fieldOf: Readonly<Record<string, ReasonField>> = {
  '/name': 'name',
  '/certificateNumber': 'certificateNumber',
  '/expiryDate': 'expiryDate',
  '/longTerm': 'expiryDate',
}

/** The codes of the API's refusal, by field. */
export const fieldErrors = ({ errors }: RealnameError): Partial<Record<ReasonField, string>> =>
  Object.fromEntries(
    errors.flatMap(({ pointer, code }) => {
      const field = fieldOf[pointer]
      return field === undefined ? [] : [[field, code]]
    }),
  )
