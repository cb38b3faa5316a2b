import type { Review } from '../queries/review-query.ts'

/** The lease by which another reviewer holds the case now; one that has run out holds nothing. */
export const leaseOfOther = ({ lease }: Pick<Review, 'lease'>, now: number): Review['lease'] =>
  lease !== undefined && !lease.mine && Date.parse(lease.expiresAt) > now ? lease : undefined
