import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { PageRequest, Records } from '../../../domain/ports.ts'
import { auditPartition, fromAuditItem } from './audit-item.ts'
import { type Item, pageOf, readSorted, type SortedQuery, sortKeyOf } from './sorted-query.ts'

type Paging = Pick<Records, 'applicationIdsOf' | 'auditTrail'>

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

  return {
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
