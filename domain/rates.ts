import { rates } from './policy.ts'

export type RateName = keyof typeof rates
export type RateLimits = Readonly<Record<RateName, number>>

/** The message when a rate is used up. It does not contain the input. */
export const rateRefusals: Readonly<Record<RateName, string>> = {
  applications: 'Too many applications were started today.',
  uploads: 'Too many uploads were asked for within this hour.',
  submissions: 'Too many submissions were tried today.',
  quotaRefusals: 'Too many submissions were refused today.',
  exports: 'Too many exports were asked for today.',
  claims: 'Too many reviews were claimed today.',
  searches: 'Too many searches were made within this hour.',
  sessions: 'Too many sessions were created within this hour.',
  openings: 'The session was opened too often within this hour.',
  handoffs: 'Too many hand-offs were asked for within this hour.',
}

/**
 * One account's count of one rate in one time window. It is incremented before the work, so that failed work counts,
 * too.
 */
export interface RateCount {
  readonly accountId: string
  readonly rate: RateName
  /** Start and end of the window; RFC 3339 UTC. */
  readonly from: string
  readonly until: string
}

const milliseconds = { hour: 3_600_000, day: 86_400_000 } as const

/** The count for an action at that time. Hours and days are UTC for all accounts. */
export function rateCountAt(rate: RateName, accountId: string, now: string): RateCount {
  const length = milliseconds[rates[rate].per]
  const start = Math.floor(Date.parse(now) / length) * length
  return {
    accountId,
    rate,
    from: new Date(start).toISOString(),
    until: new Date(start + length).toISOString(),
  }
}

/** Whole seconds until the next window; at least one. */
export function secondsUntilNext({ until }: RateCount, now: string): number {
  return Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000))
}
