import { rates } from './policy.ts'

export type RateName = keyof typeof rates
export type RateLimits = Readonly<Record<RateName, number>>

/** What is answered when a rate is used up. It says nothing of what was sent. */
export const rateRefusals: Readonly<Record<RateName, string>> = {
  applications: 'Too many applications were started today.',
  uploads: 'Too many uploads were asked for within this hour.',
  submissions: 'Too many submissions were tried today.',
  quotaRefusals: 'Too many submissions were refused today.',
  exports: 'Too many exports were asked for today.',
  claims: 'Too many reviews were claimed today.',
}

/** One account's count of one rate, in one window of time. It is counted before the work, so that failed work counts, too. */
export interface RateCount {
  readonly accountId: string
  readonly rate: RateName
  /** When the window began, and when it ends; RFC 3339 UTC. */
  readonly from: string
  readonly until: string
}

const milliseconds = { hour: 3_600_000, day: 86_400_000 } as const

/** The count that an act of that moment belongs to. Hours and days are UTC's, the same for everybody. */
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

/** Whole seconds until a new window begins; one at least. */
export function secondsUntilNext({ until }: RateCount, now: string): number {
  return Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000))
}
