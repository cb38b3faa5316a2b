import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import type { DocumentName } from '../../../domain/document-ports.ts'
import type { Leftovers, Page, PageRequest } from '../../../domain/ports.ts'
import type { AttentionList } from '../../../domain/reconciliation.ts'
import { applicationKey, applicationStateOf } from './application-item.ts'
import {
  attentionPartition,
  attentionShards,
  certificateListPartition,
  retentionPartition,
  signalPartition,
} from './attention-keys.ts'
import { pageOf, readSorted, sortKeyOf } from './sorted-query.ts'

const indexes = {
  attention: { index: 'attention', name: 'attentionPk', sort: 'attentionSk' },
  retention: { index: 'retention', name: 'retentionPk', sort: 'retentionSk' },
  signals: { index: 'signals', name: 'signalPk', sort: 'signalSk' },
} as const

/** The ids in a sort key: `2026-…Z#applicationId#…`. */
function idsIn(sortKey: unknown): string[] {
  return String(sortKey).split('#').slice(1)
}

function subjectIn(sortKey: unknown): string {
  return String(idsIn(sortKey)[0])
}

/** Reads the sparse indexes. Their keys contain all requested values. */
export function dynamodbLeftovers(client: DynamoDBDocumentClient, tableName: string): Leftovers {
  async function list<T>(
    { index, name, sort }: (typeof indexes)[keyof typeof indexes],
    partitionOf: (shard: number) => string,
    below: string,
    { limit, cursor }: PageRequest,
    from: (sortKey: unknown) => T,
  ): Promise<Page<T>> {
    const after = cursor === undefined ? undefined : sortKeyOf(cursor)
    // A forged cursor may be later than the end of the range, which DynamoDB refuses.
    if (after !== undefined && after >= below) return { items: [] }
    const queries = Array.from({ length: attentionShards }, (_, shard) => ({
      table: tableName,
      index,
      partition: { name, value: partitionOf(shard) },
      sort,
      below,
      newestFirst: false,
    }))
    const parts = await Promise.all(queries.map(query => readSorted(client, query, limit + 1, after)))
    const oldestFirst = parts.flat().sort((a, b) => (String(a[sort]) < String(b[sort]) ? -1 : 1))
    return pageOf(oldestFirst, limit, sort, item => from(item[sort]))
  }
  const onList = (name: AttentionList | 'VALIDATING') => (shard: number) => attentionPartition(name, shard)

  return {
    signalledBefore: (before, page) => list(indexes.signals, signalPartition, before, page, subjectIn),

    attentionBefore: (name, before, page) => list(indexes.attention, onList(name), before, page, subjectIn),

    validatingBefore: (before, page) =>
      list<DocumentName>(indexes.attention, onList('VALIDATING'), before, page, sortKey => {
        const [applicationId = '', documentId = ''] = idsIn(sortKey)
        return { applicationId, documentId }
      }),

    certificatesDue: (today, page) =>
      list(indexes.attention, certificateListPartition, today, page, subjectIn),

    endedBefore: (next, before, page) =>
      list(indexes.retention, shard => retentionPartition(next, shard), before, page, subjectIn),

    async state(applicationId) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: applicationKey(applicationId), ConsistentRead: true }),
      )
      return Item === undefined ? undefined : applicationStateOf(Item)
    },
  }
}
