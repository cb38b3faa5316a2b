import type { Schemas } from '@realname/client'
import type { Details, DetailsRules } from './details-problems.ts'
import { readTypedDate } from './typed-date.ts'

/** What could not be read is sent as it is, for the service to refuse. */
function isoOf(typed: string): string {
  const read = readTypedDate(typed)
  return 'date' in read ? read.date : typed
}

/** What is sent: the fields that are asked for, and no other. */
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
