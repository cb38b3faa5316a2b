import type { Review } from '@realname/client'

export type Consultation = NonNullable<Review['consultations']>[number]

/** The opinion is still awaited. */
export const isUnanswered = ({ opinion }: Consultation): boolean => opinion === undefined
