import type { Review } from '../queries/review-query.ts'

/** Nobody has decided on it yet. */
export const isOpen = ({ status, recordedDecision }: Review): boolean =>
  status === 'IN_REVIEW' && recordedDecision === undefined
