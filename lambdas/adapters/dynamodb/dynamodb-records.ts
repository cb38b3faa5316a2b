import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb'
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { ChainHead } from '../../../domain/audit-chain.ts'
import type { CommitResult, Records } from '../../../domain/ports.ts'
import { digestOfText } from '../system.ts'
import { accountKey, fromAccountItem } from './account-item.ts'
import { applicationKey } from './application-item.ts'
import { fromPartition } from './application-partition.ts'
import { auditHeadKey, fromAuditHeadItem } from './audit-item.ts'
import { calendarAsFarAsReadable, calendarPartition } from './calendar-item.ts'
import { certificateKey, holdersOfCertificateItem } from './certificate-item.ts'
import { accountOfContentItem, contentPartition } from './content-item.ts'
import { dynamodbSessions } from './dynamodb-sessions.ts'
import { eventKey, workOfEventItem } from './event-item.ts'
import { queries } from './pages.ts'
import { fromReadingItem, readingSortKeyPrefix } from './reading-item.ts'
import { reviewQueue } from './review-queue.ts'
import { fromReviewerClaimsItem, reviewerClaimsKey } from './reviewer-claims-item.ts'
import { readable, unlessConditionFails } from './stored.ts'
import { type Part, type Tables, transactionOf } from './transaction.ts'
import { unreadableAccount } from './unreadable-account.ts'
import { blankedAt, unreadableItems } from './unreadable-items.ts'

export interface TablesAndClient extends Tables {
  readonly client: DynamoDBDocumentClient
}

/** Maximum number of tries of a valid change while concurrent changes append to the account's audit chain. */
const maximumAppends = 3

/** The end of an account's audit chain. Without a head, the chain has no entry yet. */
export interface ChainEnd {
  readonly accountId: string
  readonly head: ChainHead | undefined
}

/** The expected ends of audit chains. If an end has moved since it was read, the commit reads it again. */
export interface ExpectedEnds {
  /** The end that the next commit expects, if any is known. Each is returned once. */
  take(): Promise<ChainEnd | undefined>
  /** The end that a commit has written. */
  put(end: ChainEnd): void
}

const noExpectedEnds: ExpectedEnds = { take: async () => undefined, put: () => undefined }

export async function readChainEnd(
  { client, tableName }: Pick<TablesAndClient, 'client' | 'tableName'>,
  accountId: string,
): Promise<ChainEnd> {
  const { Item } = await client.send(
    new GetCommand({ TableName: tableName, Key: auditHeadKey(accountId), ConsistentRead: true }),
  )
  return { accountId, head: Item === undefined ? undefined : fromAuditHeadItem(Item) }
}

/** Implements `Records` on the main table and the audit table. */
export function dynamodbRecords(
  tables: TablesAndClient,
  expectedEnds: ExpectedEnds = noExpectedEnds,
): Records {
  const { client, tableName } = tables
  const itemsOf = (applicationId: string) =>
    queryAll(client, {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk < :readings',
      ExpressionAttributeValues: {
        ':pk': applicationKey(applicationId).pk,
        ':readings': readingSortKeyPrefix,
      },
    })
  const readingItemsOf = (applicationId: string) =>
    queryAll(client, {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :readings)',
      ExpressionAttributeValues: {
        ':pk': applicationKey(applicationId).pk,
        ':readings': readingSortKeyPrefix,
      },
    })
  /** Readings, and the places in the queue. */
  const furtherItemsOf = (applicationId: string) =>
    queryAll(client, {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk >= :readings',
      ExpressionAttributeValues: {
        ':pk': applicationKey(applicationId).pk,
        ':readings': readingSortKeyPrefix,
      },
    })
  return {
    async application(applicationId) {
      const items = await itemsOf(applicationId)
      return blankedAt(items) === undefined ? fromPartition(items) : undefined
    },

    async readingsOf(applicationId) {
      const items = await readingItemsOf(applicationId)
      return readable(items, fromReadingItem).filter(reading => reading !== undefined)
    },

    async account(accountId) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: accountKey(accountId), ConsistentRead: true }),
      )
      return Item === undefined ? undefined : fromAccountItem(Item)
    },

    async claimsOf(reviewerId) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: reviewerClaimsKey(reviewerId), ConsistentRead: true }),
      )
      return Item === undefined ? undefined : fromReviewerClaimsItem(Item)
    },

    async calendars() {
      const items = await queryAll(client, {
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': calendarPartition },
      })
      return items.map(calendarAsFarAsReadable)
    },

    async otherAccountsWith(contentHash, accountId, atMost) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': contentPartition(contentHash) },
          // One more, because the account itself may be among them.
          Limit: atMost + 1,
        }),
      )
      const others = readable(Items, accountOfContentItem).filter(other => other !== accountId)
      return Math.min(others.length, atMost)
    },

    async commit(change) {
      const { accountId } = change.audit
      const expected = await expectedEnds.take()
      let end = expected?.accountId === accountId ? expected : undefined
      // A commit with an end that was read ahead is one more try.
      for (let appends = end === undefined ? 1 : 0; appends <= maximumAppends; appends += 1) {
        const { head } = end ?? (await readChainEnd(tables, accountId))
        end = undefined
        const { items, parts, next } = transactionOf(change, tables, { head, digest: digestOfText })
        try {
          await client.send(new TransactWriteCommand({ TransactItems: items }))
          expectedEnds.put({ accountId, head: next })
          return 'COMMITTED'
        } catch (error) {
          const refusal = refusalOf(error, parts)
          if (refusal !== 'OVERTAKEN') return refusal
        }
      }
      return 'STALE'
    },

    async workOf(event) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: eventKey(event), ConsistentRead: true }),
      )
      return Item === undefined ? undefined : workOfEventItem(Item)
    },

    async acknowledge(applicationId, { kind, attempt }) {
      // A failed condition means that another signal replaced it or that it was acknowledged before.
      await unlessConditionFails(
        client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: applicationKey(applicationId),
            UpdateExpression: 'REMOVE #signal, signalSk',
            ConditionExpression: '#signal.#kind = :kind AND #signal.#attempt = :attempt',
            ExpressionAttributeNames: { '#signal': 'signal', '#kind': 'kind', '#attempt': 'attempt' },
            ExpressionAttributeValues: { ':kind': kind, ':attempt': attempt },
          }),
        ),
      )
    },

    async holdersOf(certificateHash) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: certificateKey(certificateHash), ConsistentRead: true }),
      )
      return Item === undefined ? [] : holdersOfCertificateItem(Item)
    },

    async deleteEmptyPlace(certificateHash) {
      // A failed condition means that an account holds a place.
      await unlessConditionFails(
        client.send(
          new DeleteCommand({
            TableName: tableName,
            Key: certificateKey(certificateHash),
            ConditionExpression: 'attribute_not_exists(accountIds)',
          }),
        ),
      )
    },

    ...unreadableAccount(client, tableName),
    ...unreadableItems(client, tableName, itemsOf, furtherItemsOf),
    ...dynamodbSessions(client, tableName),
    ...queries(tables),
    ...reviewQueue(tables),
  }
}

async function queryAll(
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  let start: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new QueryCommand({ ...query, ...(start === undefined ? {} : { ExclusiveStartKey: start }) }),
    )
    items.push(...(page.Items ?? []))
    start = page.LastEvaluatedKey
  } while (start !== undefined)
  return items
}

/**
 * Contention and lost races are `STALE`. A failed condition of the certificate alone means `QUOTA_EXCEEDED`.
 * `OVERTAKEN`: only the head of the audit chain differs, so the change itself is still valid.
 */
function refusalOf(error: unknown, parts: readonly Part[]): CommitResult | 'OVERTAKEN' {
  if (error instanceof TransactionConflictException) return 'STALE'
  if (!(error instanceof TransactionCanceledException)) throw error
  const codes = (error.CancellationReasons ?? []).map(reason => reason.Code ?? 'None')
  const failed = new Set(
    codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? parts[index] : [])),
  )
  if (failed.has('answer')) return 'CLAIM_LOST'
  if (failed.size > 0) {
    failed.delete('audit')
    if (failed.size === 0) return 'OVERTAKEN'
    if (failed.size > 1) return 'STALE'
    if (failed.has('certificate')) return 'QUOTA_EXCEEDED'
    return failed.has('endpointCount') ? 'ENDPOINT_LIMIT_REACHED' : 'STALE'
  }
  const transient = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']
  if (codes.some(code => transient.includes(code))) return 'STALE'
  throw error
}
