import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Page, Records } from '../../../domain/ports.ts'
import {
  fromApplicationItem,
  leasePartition,
  reviewQueuePartition,
  reviewQueueShards,
} from './application-item.ts'
import { auditPartition, fromAuditItem } from './audit-item.ts'

interface SortedQuery {
  readonly table: string
  readonly index?: string
  readonly partition: { readonly name: string; readonly value: string }
  readonly sort: string
  readonly newestFirst: boolean
}

type Item = Record<string, unknown>
type Paging = Pick<Records, 'applicationIdsOf' | 'openReviews' | 'auditTrail'>

// Sort keys are ASCII. As Latin-1 any bytes make a key that DynamoDB takes; as UTF-8, made-up ones could grow beyond its limit.
const cursorOf = (sortKey: string) => Buffer.from(sortKey, 'latin1').toString('base64url')
const sortKeyOf = (cursor: string) => Buffer.from(cursor, 'base64url').toString('latin1')

/** A cursor is a place in the order, not a key of ours: a made-up one can only start elsewhere in the same list. */
export function queries(tables: {
  client: DynamoDBDocumentClient
  tableName: string
  auditTableName: string
}): Paging {
  const { client, tableName, auditTableName } = tables

  async function read(query: SortedQuery, limit: number, cursor: string | undefined): Promise<Item[]> {
    const beyond = query.newestFirst ? '<' : '>'
    const items: Item[] = []
    let start: Item | undefined
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: query.table,
          ...(query.index === undefined ? {} : { IndexName: query.index }),
          KeyConditionExpression: cursor === undefined ? '#pk = :pk' : `#pk = :pk AND #sk ${beyond} :after`,
          ExpressionAttributeNames: {
            '#pk': query.partition.name,
            ...(cursor === undefined ? {} : { '#sk': query.sort }),
          },
          ExpressionAttributeValues: {
            ':pk': query.partition.value,
            ...(cursor === undefined ? {} : { ':after': sortKeyOf(cursor) }),
          },
          ScanIndexForward: !query.newestFirst,
          Limit: limit + 1 - items.length,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      )
      items.push(...(page.Items ?? []))
      // A query also stops at 1 MB, before its limit.
      start = page.LastEvaluatedKey
    } while (start !== undefined && items.length <= limit)
    return items
  }

  return {
    async applicationIdsOf(accountId, { limit, cursor }) {
      const query: SortedQuery = {
        table: tableName,
        index: 'byAccount',
        partition: { name: 'byAccountPk', value: accountId },
        sort: 'byAccountSk',
        newestFirst: true,
      }
      const items = await read(query, limit, cursor)
      return pageOf(items, limit, 'byAccountSk', item => String(item.applicationId))
    },

    async openReviews({ limit, cursor, leasedTo }) {
      const ofReviewer = leasedTo !== undefined
      const partitions = ofReviewer
        ? [leasePartition(leasedTo)]
        : Array.from({ length: reviewQueueShards }, (_, shard) => reviewQueuePartition(shard))
      const [index, sort] = ofReviewer ? ['byLease', 'leaseSk'] : ['reviewQueue', 'reviewQueueSk']
      const name = ofReviewer ? 'leasePk' : 'reviewQueuePk'
      const readOne = (value: string) =>
        read({ table: tableName, index, partition: { name, value }, sort, newestFirst: false }, limit, cursor)
      const items = (await Promise.all(partitions.map(readOne))).flat()
      items.sort((a, b) => (String(a[sort]) < String(b[sort]) ? -1 : 1))
      return pageOf(items, limit, sort, fromApplicationItem)
    },

    async auditTrail(accountId, { limit, cursor }) {
      const query: SortedQuery = {
        table: auditTableName,
        partition: { name: 'pk', value: auditPartition(accountId) },
        sort: 'sk',
        newestFirst: true,
      }
      return pageOf(await read(query, limit, cursor), limit, 'sk', fromAuditItem)
    },
  }
}

function pageOf<T>(items: Item[], limit: number, sort: string, from: (item: Item) => T): Page<T> {
  const shown = items.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(from),
    ...(items.length > limit && last !== undefined ? { nextCursor: cursorOf(String(last[sort])) } : {}),
  }
}
