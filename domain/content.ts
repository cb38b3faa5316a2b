/** The kinds of content that are erased after an application has ended, in this order. Each has its own metric. */
export const contentKinds = ['images', 'personal-fields'] as const
export type ContentKind = (typeof contentKinds)[number]

/** Days after an application's end for which its content is kept. */
export type RetentionPeriods = Readonly<Record<ContentKind, number>>

/** The personal data of an application besides its images. */
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
