import type { Schemas } from '../../../../../client/realname-client.ts'
import type { Details, DetailsRules } from './details-problems.ts'

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
        : { expiryDate: expiryDate ?? '' }),
  }
}
