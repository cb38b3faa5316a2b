import {
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pageQuerySchema } from '../../../contract/fields.ts'
import { dynamodbRecords } from '../../../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { sampleApplication, sampleAudit } from '../../support/samples.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

function recordsOver(answer: Parameters<typeof stubbed>[1]) {
  const { client, calls } = stubbed(
    DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
    answer,
  )
  const records = dynamodbRecords({
    client,
    tableName: 'table',
    auditTableName: 'audit',
    certificateQuota: 3,
    auditDays: 1,
  })
  return { records, calls }
}

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'cancelled',
    CancellationReasons: codes.map(Code => ({ Code })),
  })

const failing = (error: Error) => recordsOver(() => Promise.reject(error)).records

/** Reads succeed and find no chain yet. Writes fail. */
const refusing = (error: Error) =>
  recordsOver(({ command }) => (command === 'GetCommand' ? {} : Promise.reject(error)))

describe('a commit that DynamoDB refuses', () => {
  const certificate = { action: 'claim', hash: 'hash', accountId: 'a' } as const
  const before = sampleApplication()
  const change = {
    application: { before, after: { ...before, version: 2 } },
    certificate,
    audit: sampleAudit('a'),
  }

  const [none, failed] = ['None', 'ConditionalCheckFailed']

  test.each([
    ['the application’s condition', 'STALE', cancelled(failed, none, none, none)],
    ['the application’s and the chain’s', 'STALE', cancelled(failed, none, failed, failed)],
    ['the certificate’s condition alone', 'QUOTA_EXCEEDED', cancelled(none, failed, none, none)],
    ['the certificate’s and the chain’s', 'QUOTA_EXCEEDED', cancelled(none, failed, failed, none)],
    ['the certificate’s and the application’s', 'STALE', cancelled(failed, failed, none, none)],
    ['contention', 'STALE', cancelled('None', 'TransactionConflict', 'None')],
    ['throttling', 'STALE', cancelled('ThrottlingError', 'None', 'None')],
    ['throughput', 'STALE', cancelled('ProvisionedThroughputExceeded', 'None', 'None')],
    [
      'a conflict as a whole',
      'STALE',
      new TransactionConflictException({ $metadata: {}, message: 'conflict' }),
    ],
  ])('over %s is %s', async (_what, result, error) => {
    const { records, calls } = refusing(error)
    expect(await records.commit(change)).toBe(result)
    expect(calls).toHaveLength(2)
  })

  test.each([
    ['a programming error', cancelled('ValidationError', 'None', 'None')],
    ['an item grown too large', cancelled('ItemCollectionSizeLimitExceeded', 'None', 'None')],
    [
      'a cancellation without reasons',
      new TransactionCanceledException({ $metadata: {}, message: 'cancelled' }),
    ],
    ['anything else', new Error('unreachable')],
  ])('over %s is a failure: trying again would not help', async (_what, error) => {
    await expect(refusing(error).records.commit(change)).rejects.toBe(error)
  })

  const overtaken = cancelled(none, none, failed, failed)

  test('because of concurrent audit entries alone is repeated after a consistent read', async () => {
    const { records, calls } = recordsOver(({ command }) => {
      const writes = calls.filter(call => call.command === 'TransactWriteCommand').length
      if (command === 'TransactWriteCommand') return writes === 1 ? Promise.reject(overtaken) : {}
      return writes === 0 ? {} : { Item: { sequence: 7, hash: 'theirs', at: 'then' } }
    })
    expect(await records.commit(change)).toBe('COMMITTED')
    expect(calls.map(({ command }) => command)).toEqual([
      'GetCommand',
      'TransactWriteCommand',
      'GetCommand',
      'TransactWriteCommand',
    ])
    expect(calls[2]).toMatchObject({
      input: { ConsistentRead: true, Key: { pk: 'ACCOUNT#a', sk: 'AUDIT-CHAIN' } },
    })
    const written = calls[3]?.input as { TransactItems: unknown[] } | undefined
    expect(written?.TransactItems.at(-1)).toMatchObject({
      Put: { Item: { chain: { sequence: 8, previousHash: 'theirs', previousAt: 'then' } } },
    })
  })

  test('repeatedly because of the audit chain is stale, so that the use case waits and decides again', async () => {
    const { records, calls } = refusing(overtaken)
    expect(await records.commit(change)).toBe('STALE')
    expect(calls.filter(({ command }) => command === 'TransactWriteCommand')).toHaveLength(3)
  })
})

describe('acknowledging', () => {
  const signal = { kind: 'SUBMITTED', attempt: 1 } as const

  test('removes the signal on condition that it is that signal', async () => {
    const { records, calls } = recordsOver(() => ({}))
    await records.acknowledge('id', signal)
    expect(calls).toMatchObject([
      {
        command: 'UpdateCommand',
        input: {
          UpdateExpression: 'REMOVE #signal, signalSk',
          ConditionExpression: '#signal.#kind = :kind AND #signal.#attempt = :attempt',
          ExpressionAttributeValues: { ':kind': 'SUBMITTED', ':attempt': 1 },
        },
      },
    ])
  })

  test('treats a missing signal as acknowledged, and no other failure', async () => {
    const gone = Object.assign(new Error('gone'), { name: 'ConditionalCheckFailedException' })
    await expect(failing(gone).acknowledge('id', signal)).resolves.toBeUndefined()
    await expect(failing(new Error('unreachable')).acknowledge('id', signal)).rejects.toThrow('unreachable')
  })
})

describe('reading', () => {
  const application = sampleApplication()
  const item = { pk: `APPLICATION#${application.applicationId}`, sk: 'APPLICATION', ...application }

  test('an application is consistent, and follows every page', async () => {
    const { records, calls } = recordsOver(() =>
      calls.length === 1 ? { Items: [], LastEvaluatedKey: { pk: 'x' } } : { Items: [item] },
    )
    expect(await records.application(application.applicationId)).toEqual({
      application,
      documents: [],
      events: [],
    })
    expect(calls).toMatchObject([
      { input: { ConsistentRead: true } },
      { input: { ConsistentRead: true, ExclusiveStartKey: { pk: 'x' } } },
    ])
  })

  test('returns no attribute outside the entity: keys, index keys, the workflow’s token', async () => {
    const waiting = { for: 'SUBMISSION', attempt: 1, token: 'token' }
    const { records } = recordsOver(() => ({
      Items: [{ ...item, waiting, byAccountPk: 'x', reviewQueueSk: 'y' }],
    }))
    expect((await records.application(application.applicationId))?.application).toEqual(application)
  })

  test('an account is consistent', async () => {
    const { records, calls } = recordsOver(() => ({}))
    expect(await records.account('erika')).toBeUndefined()
    expect(calls).toMatchObject([
      { input: { ConsistentRead: true, Key: { pk: 'ACCOUNT#erika', sk: 'ACCOUNT' } } },
    ])
  })

  test('the accounts of a certificate are one consistent read of its item', async () => {
    const { records, calls } = recordsOver(() => ({ Item: { accountIds: new Set(['b', 'a']) } }))
    expect(await records.holdersOf('hash')).toEqual(['a', 'b'])
    expect(calls).toMatchObject([
      { input: { ConsistentRead: true, Key: { pk: 'CERTIFICATE#hash', sk: 'CERTIFICATE' } } },
    ])
  })

  test('a certificate without an item or without places has no accounts', async () => {
    expect(await recordsOver(() => ({})).records.holdersOf('hash')).toEqual([])
    expect(await recordsOver(() => ({ Item: { pk: 'CERTIFICATE#hash' } })).records.holdersOf('hash')).toEqual(
      [],
    )
  })

  test('the number of accounts with the same bytes is one consistent, bounded query', async () => {
    const items = ['a', 'b', 'c'].map(accountId => ({ accountId }))
    const { records, calls } = recordsOver(() => ({ Items: items, LastEvaluatedKey: { pk: 'x' } }))
    expect(await records.otherAccountsWith('hash', 'b', 2)).toBe(2)
    expect(calls).toMatchObject([
      {
        input: {
          ConsistentRead: true,
          Limit: 3,
          ExpressionAttributeValues: { ':pk': 'CONTENT#hash' },
        },
      },
    ])
  })

  test('an item of another shape fails with the names of properties, never with values', async () => {
    const tampered = { ...item, overdue: 'Mustermann', deadline: { dueAt: 'C01X00T47' } }
    const { records } = recordsOver(() => ({ Items: [tampered] }))
    const failure = await records.application(application.applicationId).catch((error: unknown) => error)
    expect(String(failure)).toMatch(/overdue, deadline/)
    expect(String(failure)).not.toMatch(/Mustermann|C01X00T47/)
  })
})

describe('a list', () => {
  test('reads one item more than it shows, to know whether another page exists', async () => {
    const applications = [1, 2, 3].map(day =>
      sampleApplication({ createdAt: `2026-11-0${day}T00:00:00.000Z` }),
    )
    const { records, calls } = recordsOver(() => ({
      Items: applications.map(application => ({ ...application, byAccountSk: application.createdAt })),
    }))
    const { items, nextCursor } = await records.applicationIdsOf('erika', { limit: 2 })
    expect(items).toEqual(applications.slice(0, 2).map(({ applicationId }) => applicationId))
    expect(calls).toMatchObject([{ input: { Limit: 3, ScanIndexForward: false } }])
    await records.applicationIdsOf('erika', { limit: 2, cursor: nextCursor })
    expect(calls[1]).toMatchObject({
      input: {
        KeyConditionExpression: '#pk = :pk AND #sk < :after',
        ExpressionAttributeValues: { ':pk': 'erika', ':after': '2026-11-02T00:00:00.000Z' },
      },
    })
  })

  test('turns any cursor that the API accepts into a valid key of DynamoDB', async () => {
    const cursors = fc
      .stringMatching(/^[A-Za-z0-9_-]{1,512}$/)
      .filter(cursor => pageQuerySchema().safeParse({ cursor }).success)
    const extremes = ['A', '_', '-', 'AA', '_'.repeat(512), '-'.repeat(512), '8J-Y'.repeat(128)]
      .filter(cursor => pageQuerySchema().safeParse({ cursor }).success)
      .map(cursor => [cursor] as [string])
    await fc.assert(
      fc.asyncProperty(cursors, async cursor => {
        const { records, calls } = recordsOver(() => ({ Items: [] }))
        await records.auditTrail('erika', { limit: 5, cursor })
        const input = calls[0]?.input as { ExpressionAttributeValues: Record<string, unknown> }
        const bytes = Buffer.byteLength(String(input.ExpressionAttributeValues[':after']), 'utf8')
        // DynamoDB refuses an empty key and a sort key of more than 1024 bytes.
        return bytes >= 1 && bytes <= 1024
      }),
      { examples: extremes },
    )
  })
})
