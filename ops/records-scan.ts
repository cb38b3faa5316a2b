import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { AuthenticationStatus } from '../domain/account.ts'
import { applicationSortKey } from '../lambdas/adapters/dynamodb/application-item.ts'
import { certificateKey, holdersOfCertificateItem } from '../lambdas/adapters/dynamodb/certificate-item.ts'

interface Table {
  readonly client: DynamoDBDocumentClient
  readonly tableName: string
}

type Item = Readonly<Record<string, unknown>>
type Pages<T> = readonly AsyncIterable<readonly T[]>[]

/** Scans the items of one kind, in parallel segments. */
function scan<T>(
  { client, tableName: TableName }: Table,
  segments: number,
  sortKey: string,
  from: (item: Item) => T,
  also: { readonly condition: string; readonly values: Item } = { condition: '', values: {} },
): Pages<T> {
  return Array.from({ length: segments }, async function* (_, Segment) {
    const filter = {
      TableName,
      ConsistentRead: true,
      Segment,
      TotalSegments: segments,
      FilterExpression: `sk = :sk${also.condition}`,
      ExpressionAttributeValues: { ':sk': sortKey, ...also.values },
    }
    for await (const { Items = [] } of paginateScan({ client }, filter)) yield Items.map(from)
  }) as unknown as Pages<T>
}

const idOf = ({ pk }: Item) => String(pk).split('#').slice(1).join('#')

export const applicationIds = (table: Table, segments: number) =>
  scan(table, segments, applicationSortKey, idOf)

export const accountIds = (table: Table, segments: number) => scan(table, segments, 'ACCOUNT', idOf)

/** The authenticated accounts with which no certificate is stored, or that of an earlier authentication. */
export const accountIdsWithoutCertificate = (table: Table, segments: number) =>
  scan(table, segments, 'ACCOUNT', idOf, {
    condition: ` AND authenticationStatus = :status AND (attribute_not_exists(certificate)
      OR (attribute_exists(certificate.applicationId) AND certificate.applicationId <> currentApplicationId))`,
    values: { ':status': 'AUTHENTICATED' satisfies AuthenticationStatus },
  })

/** The certificates with the accounts that hold a place. */
export const certificates = (table: Table, segments: number) =>
  scan(table, segments, certificateKey('').sk, item => ({
    hash: idOf(item),
    accountIds: holdersOfCertificateItem(item),
  }))

/** Handles the items of every segment, one after the other. */
export async function forEach<T>(pages: Pages<T>, handle: (item: T) => Promise<void>): Promise<void> {
  const segments = pages.map(async segment => {
    for await (const items of segment) for (const item of items) await handle(item)
  })
  await Promise.all(segments)
}
