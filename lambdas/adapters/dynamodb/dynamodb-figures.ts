import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import type { Figures } from '../../../domain/figure-ports.ts'
import { type Counts, markExpiresAt } from '../../../domain/figures.ts'
import { daysOf, sumOf } from '../../../domain/figures-of-period.ts'
import type { LocalDate } from '../../../domain/local-time.ts'
import type { BackOff } from '../../../domain/ports.ts'
import {
  countingWrites,
  countsOf,
  dayKey,
  dayShards,
  factOf,
  listPartition,
  markKey,
  reviewerDayOf,
  reviewerPartition,
  reviewerShards,
} from './figure-items.ts'
import { getTogether, type Item } from './get-together.ts'
import { pageOf, sortKeyOf } from './sorted-query.ts'

type KeyRange = readonly [from: string, to: string]

/** Sort keys of a period. `#` follows the day, and `$` sorts after it. */
const keysOf = (from: LocalDate, to: LocalDate): KeyRange => [`${from}#`, `${to}$`]

/** Tries of a transaction while others write the same counts. */
const mostTries = 8

const transient = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']

/**
 * Writes a transaction, and again while it conflicts with others. Returns false if a condition failed. The conditions must
 * recognise a write that took effect without an answer.
 */
export async function writeDespiteConflicts(
  client: DynamoDBDocumentClient,
  TransactItems: NonNullable<TransactWriteCommandInput['TransactItems']>,
  backOff: BackOff,
): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems }))
      return true
    } catch (error) {
      const codes =
        error instanceof TransactionCanceledException
          ? (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
          : []
      if (codes.includes('ConditionalCheckFailed')) return false
      const isTransient =
        error instanceof TransactionConflictException || codes.some(code => transient.includes(code))
      if (!isTransient || tries >= mostTries) throw error
      await backOff(tries)
    }
  }
}

/** The table of figures behind the `Figures` port. */
export function dynamodbFigures(client: DynamoDBDocumentClient, table: string, backOff: BackOff): Figures {
  /** Items of one partition from one sort key to another, both included; all, or the last ones first. */
  async function itemsBetween(partition: string, [from, to]: KeyRange, last?: number): Promise<Item[]> {
    const items: Item[] = []
    let start: Record<string, unknown> | undefined
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': partition, ':from': from, ':to': to },
          ...(last === undefined ? {} : { Limit: last - items.length, ScanIndexForward: false }),
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      )
      items.push(...(page.Items ?? []))
      start = page.LastEvaluatedKey
    } while (start !== undefined && (last === undefined || items.length < last))
    return items
  }

  return {
    async count(counting, now) {
      const mark = {
        Put: {
          TableName: table,
          Item: { ...markKey(counting.factId), expiresAt: markExpiresAt(now) },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      }
      await writeDespiteConflicts(client, [mark, ...countingWrites(table, counting)], backOff)
    },

    async days(from, to) {
      const shards = [...Array(dayShards).keys()]
      const keys = daysOf(from, to).flatMap(day => shards.map(shard => dayKey(day, shard)))
      const byDay = new Map<LocalDate, Counts>()
      for (const item of await getTogether(client, table, keys)) {
        const day = String(item.pk).slice('DAY#'.length, 'DAY#YYYY-MM-DD'.length)
        byDay.set(day, sumOf([byDay.get(day) ?? {}, countsOf(item)]))
      }
      return byDay
    },

    async facts({ list, from, to }, { limit, cursor }) {
      const [first, end] = keysOf(from, to)
      const after = cursor === undefined ? end : sortKeyOf(cursor)
      const last = after < end ? after : end
      if (last < first) return { items: [] }
      // The end of the range is the last item of the page before.
      const items = await itemsBetween(listPartition(list), [first, last], limit + 2)
      return pageOf(
        items.filter(({ sk }) => sk !== after),
        limit,
        'sk',
        factOf,
      )
    },

    async reviewers(from, to) {
      const months = [...new Set(daysOf(from, to).map(day => day.slice(0, 7)))]
      const partitions = months.flatMap(month =>
        [...Array(reviewerShards).keys()].map(shard => reviewerPartition(month, shard)),
      )
      const found = await Promise.all(partitions.map(partition => itemsBetween(partition, keysOf(from, to))))
      return found.flat().map(reviewerDayOf)
    },
  }
}
