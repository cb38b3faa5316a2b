import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Page } from '../../../domain/ports.ts'
import { readable } from './stored.ts'

export type Item = Record<string, unknown>

/** One partition of a table or index, sorted by its sort key. */
export interface SortedQuery {
  readonly table: string
  readonly index?: string
  readonly partition: { readonly name: string; readonly value: string }
  readonly sort: string
  /** Exclusive upper bound of sort keys, for ascending order only. */
  readonly below?: string
  readonly newestFirst: boolean
  /** Strongly consistent; of a table alone, not of its indexes. */
  readonly consistent?: boolean
}

// Sort keys are ASCII. Decoded as Latin-1, any bytes are a valid key for DynamoDB. Decoded as UTF-8, a forged cursor
// could exceed its size limit.
export const cursorOf = (sortKey: string) => Buffer.from(sortKey, 'latin1').toString('base64url')

/** A cursor is a position, not a secret: a forged one can only start elsewhere in the same list. */
export const sortKeyOf = (cursor: string) => Buffer.from(cursor, 'base64url').toString('latin1')

function rangeOf({ below, newestFirst }: SortedQuery, after: string | undefined) {
  if (below === undefined) {
    return after === undefined
      ? { condition: '', values: {} }
      : { condition: ` AND #sk ${newestFirst ? '<' : '>'} :after`, values: { ':after': after } }
  }
  if (after === undefined) return { condition: ' AND #sk < :below', values: { ':below': below } }
  // Both ends are inclusive. The first key after another one is that key with a zero byte appended.
  return {
    condition: ' AND #sk BETWEEN :after AND :below',
    values: { ':after': `${after}\u0000`, ':below': below },
  }
}

export function sortedQuery(query: SortedQuery, after: string | undefined): QueryCommandInput {
  const { condition, values } = rangeOf(query, after)
  return {
    TableName: query.table,
    ...(query.index === undefined ? {} : { IndexName: query.index }),
    KeyConditionExpression: `#pk = :pk${condition}`,
    ExpressionAttributeNames: {
      '#pk': query.partition.name,
      ...(condition === '' ? {} : { '#sk': query.sort }),
    },
    ExpressionAttributeValues: {
      ':pk': query.partition.value,
      ...values,
    },
    ScanIndexForward: !query.newestFirst,
    ...(query.consistent === true ? { ConsistentRead: true } : {}),
  }
}

/** Returns at least `count` items after `after`, unless there are fewer. */
export async function readSorted(
  client: DynamoDBDocumentClient,
  query: SortedQuery,
  count: number,
  after: string | undefined,
): Promise<Item[]> {
  const items: Item[] = []
  let start: Item | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        ...sortedQuery(query, after),
        Limit: count - items.length,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    )
    items.push(...(page.Items ?? []))
    // A query stops at its limit or at 1 MB.
    start = page.LastEvaluatedKey
  } while (start !== undefined && items.length < count)
  return items
}

/** The page of a list read one item beyond its limit. Unreadable items make the page shorter. */
export function pageOf<T>(
  items: readonly Item[],
  limit: number,
  sort: string,
  from: (item: Item) => T,
): Page<T> {
  const shown = items.slice(0, limit)
  const last = shown.at(-1)
  const read = readable(shown, from)
  return {
    items: read,
    ...(read.length < shown.length ? { unreadable: shown.length - read.length } : {}),
    ...(items.length > limit && last !== undefined ? { nextCursor: cursorOf(String(last[sort])) } : {}),
  }
}
