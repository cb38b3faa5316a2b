import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Page } from '../../../domain/ports.ts'
import { readable } from './stored.ts'

export type Item = Record<string, unknown>

/** One partition of a table or index, in the order of its sort key. */
export interface SortedQuery {
  readonly table: string
  readonly index?: string
  readonly partition: { readonly name: string; readonly value: string }
  readonly sort: string
  /** Only sort keys below it; in ascending order alone. */
  readonly below?: string
  readonly newestFirst: boolean
}

// Sort keys are ASCII. As Latin-1 any bytes make a key that DynamoDB takes; as UTF-8, made-up ones could grow beyond its limit.
export const cursorOf = (sortKey: string) => Buffer.from(sortKey, 'latin1').toString('base64url')

/** A cursor is a place in the order, not a key of ours: a made-up one can only start elsewhere in the same list. */
export const sortKeyOf = (cursor: string) => Buffer.from(cursor, 'base64url').toString('latin1')

function rangeOf({ below, newestFirst }: SortedQuery, after: string | undefined) {
  if (below === undefined) {
    return after === undefined
      ? { condition: '', values: {} }
      : { condition: ` AND #sk ${newestFirst ? '<' : '>'} :after`, values: { ':after': after } }
  }
  if (after === undefined) return { condition: ' AND #sk < :below', values: { ':below': below } }
  // Both ends belong to it: the first key after another is that one with a zero behind it.
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
  }
}

/** At least `count` items beyond `after`, unless there are fewer. */
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
    // A query also stops at 1 MB, before its limit.
    start = page.LastEvaluatedKey
  } while (start !== undefined && items.length < count)
  return items
}

/** Of one item more than fit on the page, what the page shows. An item that can't be read makes it short, not wrong. */
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
