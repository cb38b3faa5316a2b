import * as z from 'zod'
import type { RateCount } from '../../../domain/rates.ts'
import { parseStored } from './stored.ts'

const schema = z.object({ taken: z.number() })

/** Counts are no records of the account: they have a partition of their own, and go some time after their window ended. */
export function rateKey({ accountId, rate, from }: RateCount) {
  return { pk: `RATE#${accountId}`, sk: `${rate}#${from}` }
}

/** Seconds since 1970, as the table's time to live wants it. A day late: a clock that is behind must find its count. */
export function deleteAfter({ until }: RateCount): number {
  return Math.ceil(Date.parse(until) / 1000) + 86_400
}

export function takenOf(item: unknown): number {
  return item === undefined ? 0 : parseStored(schema, item).taken
}
