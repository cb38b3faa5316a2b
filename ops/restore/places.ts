import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Account } from '../../domain/account.ts'
import { type Application, certificateHashOf } from '../../domain/application.ts'
import { hasPlace } from '../../domain/change.ts'
import type { Records } from '../../domain/ports.ts'
import { accountKey } from '../../lambdas/adapters/dynamodb/account-item.ts'
import { applicationKey } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { certificateKey } from '../../lambdas/adapters/dynamodb/certificate-item.ts'
import { isReadable } from '../../lambdas/usecases/records/all-applications.ts'
import type { Journal } from './journal.ts'
import { storedAccount } from './stored-account.ts'

interface Dependencies {
  readonly client: DynamoDBDocumentClient
  readonly tableName: string
  readonly records: Records
  readonly journal: Journal
  readonly certificateQuota: number
  readonly act: boolean
}

/** Takes the place of an application that has lost it, if the quota has room and the application is unchanged. */
export async function ensurePlace(deps: Dependencies, application: Application): Promise<void> {
  const hash = certificateHashOf(application)
  if (hash === undefined || !hasPlace(application)) return
  const { applicationId, accountId, version } = application
  if ((await deps.records.holdersOf(hash)).includes(accountId)) return
  const { client, tableName: TableName, journal } = deps
  if (!deps.act) return journal.note('repaired-place', applicationId)
  try {
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            ConditionCheck: {
              TableName,
              Key: applicationKey(applicationId),
              ConditionExpression: 'version = :version',
              ExpressionAttributeValues: { ':version': version },
            },
          },
          {
            Update: {
              TableName,
              Key: certificateKey(hash),
              UpdateExpression: 'ADD accountIds :account',
              ConditionExpression: 'attribute_not_exists(accountIds) OR size(accountIds) < :quota',
              ExpressionAttributeValues: {
                ':account': new Set([accountId]),
                ':quota': deps.certificateQuota,
              },
            },
          },
        ],
      }),
    )
    await journal.note('repaired-place', applicationId)
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error
    const [ofApplication, ofPlace] = error.CancellationReasons ?? []
    // A changed application has taken its place itself, or needs none any more.
    if (ofApplication?.Code === 'ConditionalCheckFailed') return
    if (ofPlace?.Code !== 'ConditionalCheckFailed') throw error
    await journal.note('missing-place', applicationId)
  }
}

/** Whether an application of the account has a place of the certificate. */
async function isEntitled(
  { records }: Dependencies,
  hash: string,
  accountId: string,
  account: Account | undefined,
): Promise<boolean> {
  const named = [account?.currentApplicationId, account?.renewalApplicationId]
  const found = [...named.filter(id => id !== undefined), ...(await everyId(records, accountId))]
  for (const applicationId of new Set(found)) {
    const record = await records.listed(applicationId)
    // An unreadable application may have one.
    if (record !== undefined && !isReadable(record)) return true
    if (record === undefined) continue
    const { application } = record
    const isSame = application.accountId === accountId && certificateHashOf(application) === hash
    if (isSame && hasPlace(application)) return true
  }
  return false
}

async function everyId(records: Records, accountId: string): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await records.applicationIdsOf(accountId, { limit: 100, cursor })
    ids.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return ids
}

/** Releases places of accounts that have no application for them, unless the account has changed since: it may have submitted one. */
export async function releaseStrayPlaces(
  deps: Dependencies,
  { hash, accountIds }: { readonly hash: string; readonly accountIds: readonly string[] },
): Promise<void> {
  const { records, journal } = deps
  for (const accountId of accountIds) {
    const account = await storedAccount(records, accountId)
    // One of its applications may have the place.
    if (account === 'UNREADABLE') continue
    if (await isEntitled(deps, hash, accountId, account)) continue
    if (!deps.act || (await released(deps, hash, accountId, account))) {
      await journal.note('released-place', accountId)
    }
  }
}

async function released(
  { client, tableName: TableName }: Dependencies,
  hash: string,
  accountId: string,
  account: Account | undefined,
): Promise<boolean> {
  const unchanged =
    account === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': account.version },
        }
  const place = {
    TableName,
    Key: certificateKey(hash),
    UpdateExpression: 'DELETE accountIds :account',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':account': new Set([accountId]) },
  }
  const TransactItems = [
    { ConditionCheck: { TableName, Key: accountKey(accountId), ...unchanged } },
    { Update: place },
  ]
  try {
    await client.send(new TransactWriteCommand({ TransactItems }))
    return true
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error
    return false
  }
}
