import type { Schemas } from '@realname/client'
import type { Details, DetailsRules } from './details-problems.ts'
import { readTypedDate } from './typed-date.ts'

/** An unreadable date is sent unchanged, so that the service refuses it. */
function isoOf(typed: string): string {
  const read = readTypedDate(typed)
  return 'date' in read ? read.date : typed
}

/** The request's body: only the fields of this attempt. */
export function submissionBody(details: Details, { fields }: DetailsRules): Schemas['SubmitApplication'] {
  const { name, certificateNumber, expiryDate, longTerm } = details
  return {
    ...(fields.includes('name') ? { name } : {}),
    ...(fields.includes('certificateNumber') ? { certificateNumber } : {}),
    ...(!fields.includes('expiryDate')
      ? {}
      : longTerm
        ? { longTerm: true }
        : { expiryDate: isoOf(expiryDate) }),
  }
}
