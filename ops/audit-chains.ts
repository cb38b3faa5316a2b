import { type DynamoDBDocumentClient, GetCommand, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { ChainHead } from '../domain/audit-chain.ts'
import type { StoredChain } from '../domain/audit-verification.ts'
import {
  accountOfAuditPartition,
  auditHeadKey,
  auditHeadSortKey,
  auditPartition,
  fromAuditHeadItem,
  fromChainedItem,
  positionOf,
} from '../lambdas/adapters/dynamodb/audit-item.ts'
import { UnreadableItem } from '../lambdas/adapters/dynamodb/stored.ts'

type Item = Readonly<Record<string, unknown>>

interface ChainReading {
  readonly chain: StoredChain
  readonly heads: { readonly before: ChainHead | undefined; readonly after: ChainHead | undefined }
}

/** Reads the stored audit chains. */
export interface AuditChains {
  /** The ids of all accounts that have a chain's end or an entry, each once. */
  accounts(): AsyncIterable<string>
  /** Reads one chain with strong consistency. */
  read(accountId: string): Promise<ChainReading>
}

export function auditChains(
  client: DynamoDBDocumentClient,
  { tableName, auditTableName }: { readonly tableName: string; readonly auditTableName: string },
): AuditChains {
  async function headOf(accountId: string): Promise<ChainHead | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: auditHeadKey(accountId), ConsistentRead: true }),
    )
    return Item === undefined ? undefined : fromAuditHeadItem(Item)
  }

  async function chainOf(accountId: string): Promise<StoredChain> {
    const query = {
      TableName: auditTableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': auditPartition(accountId) },
    }
    const items: Item[] = []
    for await (const { Items = [] } of paginateQuery({ client }, query)) items.push(...Items)
    return {
      links: items.flatMap(item => {
        const position = positionOf(item)
        return position === undefined ? [] : [{ position, entry: parsedEntry(item) }]
      }),
      unchainedAt: items.flatMap(item => (positionOf(item) === undefined ? [String(item.at)] : [])),
    }
  }

  async function* partitions(table: string, filter: object): AsyncIterable<string> {
    const scan = { TableName: table, ConsistentRead: true, ProjectionExpression: 'pk', ...filter }
    for await (const { Items = [] } of paginateScan({ client }, scan)) {
      for (const { pk } of Items) yield accountOfAuditPartition(String(pk))
    }
  }

  return {
    async *accounts() {
      const seen = new Set<string>()
      const ends = {
        FilterExpression: 'sk = :end',
        ExpressionAttributeValues: { ':end': auditHeadSortKey },
      }
      // If a chain's end was removed, its entries remain, and the other way round. So both tables are scanned.
      for (const found of [partitions(tableName, ends), partitions(auditTableName, {})]) {
        for await (const accountId of found) {
          if (!seen.has(accountId)) yield accountId
          seen.add(accountId)
        }
      }
    },

    async read(accountId) {
      const before = await headOf(accountId)
      const chain = await chainOf(accountId)
      return { chain, heads: { before, after: await headOf(accountId) } }
    },
  }
}

function parsedEntry(item: Item) {
  try {
    return fromChainedItem(item)
  } catch (error) {
    if (error instanceof UnreadableItem) return undefined
    throw error
  }
}
