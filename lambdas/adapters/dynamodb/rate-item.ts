import type { RateCount } from '../../../domain/rates.ts'

/** Counts are no records of the account: they have a partition of their own, and go some time after their window ended. */
export function rateKey({ accountId, rate, from }: RateCount) {
  return { pk: `RATE#${accountId}`, sk: `${rate}#${from}` }
}

/** Seconds since 1970, as the table's time to live wants it. A day late: a clock that is behind must find its count. */
export function deleteAfter({ until }: RateCount): number {
  return Math.ceil(Date.parse(until) / 1000) + 86_400
}
