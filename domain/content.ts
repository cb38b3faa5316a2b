/** What is taken away for good of an application that has ended, in this order; each is counted by itself. */
export const contentKinds = ['images', 'personal-fields'] as const
export type ContentKind = (typeof contentKinds)[number]

/** Days after an application's end for which its content is kept. */
export type RetentionPeriods = Readonly<Record<ContentKind, number>>

/** What of an application is personal beside its images. */
export const personalFieldNames = [
  'name',
  'certificateNumber',
  'maskedNumber',
  'expiryDate',
  'certificateHash',
  'notes',
  'fingerprints',
] as const
export type PersonalFieldName = (typeof personalFieldNames)[number]
