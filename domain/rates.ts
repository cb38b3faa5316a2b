/**
 * How often an account may do what costs money or could be used to find things out about others; a stage may set other
 * numbers. What is counted is counted before the work: whoever asks for what then fails has asked for it all the same.
 */
export const rates = {
  applications: { per: 'day', atMost: 10, refusal: 'Too many applications were started today.' },
  uploads: { per: 'hour', atMost: 120, refusal: 'Too many uploads were asked for within this hour.' },
  submissions: { per: 'day', atMost: 20, refusal: 'Too many submissions were tried today.' },
  /** Each refusal for the certificate's quota tells that others are authenticated by that number. */
  quotaRefusals: { per: 'day', atMost: 5, refusal: 'Too many submissions were refused today.' },
  /** Each reads, and hands out, all that is held of somebody. */
  exports: { per: 'day', atMost: 10, refusal: 'Too many exports were asked for today.' },
  /** Of a reviewer: each shows somebody's papers. Renewals of a lease count. */
  claims: { per: 'day', atMost: 1000, refusal: 'Too many reviews were claimed today.' },
} as const satisfies Record<string, Rate>

interface Rate {
  readonly per: 'hour' | 'day'
  readonly atMost: number
  /** Says nothing of what was sent. */
  readonly refusal: string
}

export type RateName = keyof typeof rates
export type RateLimits = Readonly<Record<RateName, number>>

/** One account's count of one rate, in one window of time. */
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
