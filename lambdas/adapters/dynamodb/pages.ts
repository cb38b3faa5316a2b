import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { PageRequest, Records } from '../../../domain/ports.ts'
import { applicationPartition } from './application-item.ts'
import { auditPartition, fromAuditItem } from './audit-item.ts'
import { hashPartition } from './hash-keys.ts'
import { sessionKey } from './session-item.ts'
import { type Item, pageOf, readSorted, type SortedQuery, sortKeyOf } from './sorted-query.ts'

type Paging = Pick<
  Records,
  'applicationIdsOf' | 'applicationIdsWithNumber' | 'sessionIdsWithEmail' | 'auditTrail'
>

/** Lists that are one partition each. */
export function queries(tables: {
  client: DynamoDBDocumentClient
  tableName: string
  auditTableName: string
}): Paging {
  const { client, tableName, auditTableName } = tables

  async function page<T>(query: SortedQuery, { limit, cursor }: PageRequest, from: (item: Item) => T) {
    const after = cursor === undefined ? undefined : sortKeyOf(cursor)
    return pageOf(await readSorted(client, query, limit + 1, after), limit, query.sort, from)
  }

  /** The ids in the keys of the newest items with this hash. */
  async function idsWith(partition: string, keyPrefix: string, atMost: number): Promise<readonly string[]> {
    const query = {
      table: tableName,
      index: 'byHash',
      partition: { name: 'hashPk', value: partition },
      sort: 'hashSk',
      newestFirst: true,
    }
    const items = await readSorted(client, query, atMost, undefined)
    return items.map(({ pk }) => String(pk).slice(keyPrefix.length))
  }

  return {
    applicationIdsWithNumber: (hash, atMost) =>
      idsWith(hashPartition('CERTIFICATE', hash), applicationPartition(''), atMost),

    sessionIdsWithEmail: (hash, atMost) => idsWith(hashPartition('EMAIL', hash), sessionKey('').pk, atMost),

    applicationIdsOf: (accountId, request) =>
      page(
        {
          table: tableName,
          index: 'byAccount',
          partition: { name: 'byAccountPk', value: accountId },
          sort: 'byAccountSk',
          newestFirst: true,
        },
        request,
        item => String(item.applicationId),
      ),

    auditTrail: (accountId, request) =>
      page(
        {
          table: auditTableName,
          partition: { name: 'pk', value: auditPartition(accountId) },
          sort: 'sk',
          newestFirst: true,
        },
        request,
        fromAuditItem,
      ),
  }
}
