import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import type { ReviewerDay } from '../../../domain/figure-ports.ts'
import {
  type CountedFact,
  type Counting,
  type Counts,
  figuresExpireAt,
  listsOf,
  markExpiresAt,
} from '../../../domain/figures.ts'
import type { LocalDate } from '../../../domain/local-time.ts'
import { shardOf } from './attention-keys.ts'
import { parseStored } from './stored.ts'

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/**
 * Partitions over which the counts of a day are spread, by the fact. They are added up when they are read. It may be
 * increased at any time, never decreased.
 */
export const dayShards = 8

/** The same for the reviewers' counts of a month, by the reviewer. */
export const reviewerShards = 4

export const dayKey = (day: LocalDate, shard: number) => ({ pk: `DAY#${day}#${shard}`, sk: 'COUNTS' })

/** `month`: YYYY-MM. Its items sort by day. */
export const reviewerPartition = (month: string, shard: number) => `REVIEWERS#${month}#${shard}`

const reviewerKey = (day: LocalDate, reviewerId: string) => ({
  pk: reviewerPartition(day.slice(0, 7), shardOf(reviewerId, reviewerShards)),
  sk: `${day}#${reviewerId}`,
})

/** The mark of a fact that was counted. */
export const markKey = (factId: string) => ({ pk: `FACT#${factId}`, sk: 'COUNTED' })

/** One more under each key. */
function increment(
  TableName: string,
  Key: { readonly pk: string; readonly sk: string },
  keys: readonly string[],
  expiresAt: number,
): TransactItem {
  const adds = keys.map((_, index) => `#k${index} :one`)
  return {
    Update: {
      TableName,
      Key,
      UpdateExpression: `SET #expiresAt = :expiresAt ADD ${adds.join(', ')}`,
      ExpressionAttributeNames: {
        '#expiresAt': 'expiresAt',
        ...Object.fromEntries(keys.map((key, index) => [`#k${index}`, `count:${key}`])),
      },
      ExpressionAttributeValues: { ':one': 1, ':expiresAt': expiresAt },
    },
  }
}

/** The facts that a key counts, by their days and times. */
export const listPartition = (list: string) => `LIST#${list}`

/** The entry of a fact in each of its lists. It lives as long as the mark of a fact that is counted at once. */
function listWrites(TableName: string, counting: Counting): TransactItem[] {
  const { fact, factId, day } = counting
  if (fact === undefined) return []
  return listsOf(counting).map(list => ({
    Put: {
      TableName,
      Item: {
        pk: listPartition(list),
        sk: `${day}#${fact.at}#${factId}`,
        ...fact,
        expiresAt: markExpiresAt(fact.at),
      },
    },
  }))
}

const factSchema = buildOnce(() =>
  z.object({ applicationId: z.string(), accountId: z.string(), at: z.string() }),
)

export const factOf = (item: Readonly<Record<string, unknown>>): CountedFact =>
  parseStored(factSchema(), item)

/** The writes that count a fact, without its mark. */
export function countingWrites(table: string, counting: Counting): readonly TransactItem[] {
  const { factId, day, keys, reviewer } = counting
  const dayWrite = increment(
    table,
    dayKey(day, shardOf(factId, dayShards)),
    keys,
    figuresExpireAt(day, 'day'),
  )
  const writes = [...(keys.length === 0 ? [] : [dayWrite]), ...listWrites(table, counting)]
  if (reviewer === undefined) return writes
  const { reviewerId, keys: own } = reviewer
  return [...writes, increment(table, reviewerKey(day, reviewerId), own, figuresExpireAt(day, 'reviewer'))]
}

const countPrefix = 'count:'

const countsSchema = buildOnce(() => z.record(z.string(), z.number()))

/** The counts of an item of a day or of a reviewer. */
export function countsOf(item: Readonly<Record<string, unknown>>): Counts {
  const counts = Object.entries(item).flatMap(([name, count]) =>
    name.startsWith(countPrefix) ? [[name.slice(countPrefix.length), count]] : [],
  )
  return parseStored(countsSchema(), Object.fromEntries(counts))
}

/** An item of reviewers' counts. Its sort key is a day and the reviewer's id. */
export function reviewerDayOf(item: Readonly<Record<string, unknown>>): ReviewerDay {
  const key = parseStored(z.string().regex(/^\d{4}-\d{2}-\d{2}#./), item.sk)
  const [day, reviewerId] = [key.slice(0, 'YYYY-MM-DD'.length), key.slice('YYYY-MM-DD#'.length)]
  return { day, reviewerId, counts: countsOf(item) }
}
