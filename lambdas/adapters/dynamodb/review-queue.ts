import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { isReviewOpen, type OpenReview } from '../../../domain/application.ts'
import { validLease } from '../../../domain/lease.ts'
import type { Page, Records } from '../../../domain/ports.ts'
import {
  fromApplicationItem,
  leasePartition,
  reviewQueuePartition,
  reviewQueueShards,
} from './application-item.ts'
import { cursorOf, type Item, type SortedQuery, sortedQuery, sortKeyOf } from './sorted-query.ts'
import { readable } from './stored.ts'

type Queue = Pick<Records, 'openReviews' | 'countOpenReviews'>

const shards = Array.from({ length: reviewQueueShards }, (_, shard) => reviewQueuePartition(shard))

/** Items read from a partition in addition to its share of a page. Seldom does a partition hold more. */
const spare = 3

/** One partition, read in small pieces as the merge needs them. */
interface Strand {
  readonly query: SortedQuery
  ahead: Item[]
  after: string | undefined
  ended: boolean
}

/** Reads the indexes of open reviews. The cost of a page depends on its length, not on the number of open reviews. */
export function reviewQueue({
  client,
  tableName,
}: {
  client: DynamoDBDocumentClient
  tableName: string
}): Queue {
  async function refill(strand: Strand, pieces: number): Promise<void> {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({ ...sortedQuery(strand.query, strand.after), Limit: pieces }),
    )
    strand.ahead = Items
    strand.after = Items.length === 0 ? strand.after : String(Items.at(-1)?.[strand.query.sort])
    strand.ended = LastEvaluatedKey === undefined
  }

  /** Merges sorted partitions. An item may be taken only if each unfinished partition has delivered one. */
  async function* merged(strands: readonly Strand[], sort: string, pieces: number): AsyncGenerator<Item> {
    const key = (strand: Strand) => String(strand.ahead[0]?.[sort])
    for (;;) {
      const empty = strands.filter(({ ahead, ended }) => ahead.length === 0 && !ended)
      await Promise.all(empty.map(strand => refill(strand, pieces)))
      const filled = strands.filter(({ ahead }) => ahead.length > 0)
      const first = filled.reduce<Strand | undefined>(
        (least, strand) => (least === undefined || key(strand) < key(least) ? strand : least),
        undefined,
      )
      const next = first?.ahead.shift()
      if (next !== undefined) yield next
      else if (strands.every(({ ended }) => ended)) return
    }
  }

  return {
    async openReviews({ limit, cursor, notOf, leasedTo, unheld }) {
      const [index, name, sort] =
        leasedTo === undefined
          ? (['reviewQueue', 'reviewQueuePk', 'reviewQueueSk'] as const)
          : (['byLease', 'leasePk', 'leaseSk'] as const)
      const partitions = leasedTo === undefined ? shards : [leasePartition(leasedTo)]
      const strands = partitions.map(value => ({
        query: { table: tableName, index, partition: { name, value }, sort, newestFirst: false },
        ahead: [],
        after: cursor === undefined ? undefined : sortKeyOf(cursor),
        ended: false,
      }))
      const share = Math.ceil((limit + 1) / partitions.length)
      const items = merged(strands, sort, partitions.length === 1 ? share : share + spare)
      return collect(items, { limit, sort, notOf, unheld })
    },

    async countOpenReviews({ notOf, after, until, atMost }) {
      if (after !== undefined && after >= until) return 0
      // A sort key is the due time, `#` and an id. `$` is the next character after `#`.
      const bounds = { ...(after === undefined ? {} : { ':after': `${after}$` }), ':until': `${until}$` }
      // A filter does not change the cost of a count.
      const filter = notOf === undefined ? {} : { FilterExpression: 'accountId <> :notOf' }
      const filtered = notOf === undefined ? {} : { ':notOf': notOf }
      const condition = after === undefined ? '#sk < :until' : '#sk BETWEEN :after AND :until'
      let open = shards.map(partition => ({ partition, start: undefined as Item | undefined }))
      let count = 0
      while (open.length > 0 && count < atMost) {
        const pages = await Promise.all(
          open.map(async ({ partition, start }) => {
            const page = await client.send(
              new QueryCommand({
                TableName: tableName,
                IndexName: 'reviewQueue',
                Select: 'COUNT',
                KeyConditionExpression: `#pk = :pk AND ${condition}`,
                ...filter,
                ExpressionAttributeNames: { '#pk': 'reviewQueuePk', '#sk': 'reviewQueueSk' },
                ExpressionAttributeValues: { ':pk': partition, ...bounds, ...filtered },
                Limit: Math.ceil(atMost / reviewQueueShards),
                ...(start === undefined ? {} : { ExclusiveStartKey: start }),
              }),
            )
            count += page.Count ?? 0
            return { partition, start: page.LastEvaluatedKey }
          }),
        )
        open = pages.filter(({ start }) => start !== undefined)
      }
      return Math.min(count, atMost)
    },
  }
}

interface Wanted {
  readonly limit: number
  readonly sort: string
  readonly notOf: string | undefined
  readonly unheld: { readonly at: string; readonly reach: number } | undefined
}

/**
 * Collects reviews until the page is full and one more is known, or until `reach` is used up. The cursor is after the
 * last one taken.
 */
async function collect(
  items: AsyncIterable<Item>,
  { limit, sort, notOf, unheld }: Wanted,
): Promise<Page<OpenReview>> {
  const shown: OpenReview[] = []
  let examined = 0
  let place = ''
  for await (const item of items) {
    const [application] = readable([item], fromApplicationItem)
    const isWanted =
      application !== undefined &&
      isReviewOpen(application) &&
      application.accountId !== notOf &&
      (unheld === undefined || validLease(application, unheld.at) === undefined)
    const full = shown.length === limit
    if ((full && isWanted) || examined === unheld?.reach) return { items: shown, nextCursor: cursorOf(place) }
    examined += 1
    if (full) continue
    place = String(item[sort])
    if (isWanted) shown.push(application)
  }
  return { items: shown }
}
