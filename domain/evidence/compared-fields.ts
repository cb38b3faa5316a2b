/** The fields of a submission that are compared with what was read. */
export const comparedFields = ['name', 'certificateNumber', 'expiryDate'] as const

export type ComparedField = (typeof comparedFields)[number]

export const comparisons = ['AGREES', 'DIFFERS', 'NOT_READ'] as const

export type Comparison = (typeof comparisons)[number]
