import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { figuresExpireAt, markExpiresAt } from '../../../domain/figures.ts'
import { dynamodbFigures } from '../../../lambdas/adapters/dynamodb/dynamodb-figures.ts'
import { dynamodbWebhooks } from '../../../lambdas/adapters/dynamodb/dynamodb-webhooks.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const now = '2026-11-23T02:00:00.000Z'
const counting = {
  factId: 'evt_a_7',
  day: '2026-11-23',
  keys: ['approved', 'decisionTime:12'],
  reviewer: { reviewerId: 'r1', keys: ['approved'] },
}

function canceled(...codes: string[]) {
  return new TransactionCanceledException({
    message: 'canceled',
    $metadata: {},
    CancellationReasons: codes.map(Code => ({ Code })),
  })
}

function stubbedTable(answer: Parameters<typeof stubbed>[1]) {
  const real = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }))
  const { client, calls } = stubbed(real, answer)
  const waits: number[] = []
  const backOff = async (tries: number) => void waits.push(tries)
  return { client, figures: dynamodbFigures(client, 'figures', backOff), calls, waits }
}

describe('counting', () => {
  test('is one transaction of the mark, the day and the reviewer, each with its lifetime', async () => {
    const { figures, calls } = stubbedTable(() => ({}))
    await figures.count(counting, now)
    expect(calls).toMatchObject([
      {
        command: 'TransactWriteCommand',
        input: {
          TransactItems: [
            {
              Put: {
                TableName: 'figures',
                Item: { pk: 'FACT#evt_a_7', sk: 'COUNTED', expiresAt: markExpiresAt(now) },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            {
              Update: {
                Key: { pk: expect.stringMatching(/^DAY#2026-11-23#[0-7]$/), sk: 'COUNTS' },
                UpdateExpression: 'SET #expiresAt = :expiresAt ADD #k0 :one, #k1 :one',
                ExpressionAttributeNames: { '#k0': 'count:approved', '#k1': 'count:decisionTime:12' },
                ExpressionAttributeValues: { ':expiresAt': figuresExpireAt('2026-11-23', 'day') },
              },
            },
            {
              Update: {
                Key: { pk: expect.stringMatching(/^REVIEWERS#2026-11#[0-3]$/), sk: '2026-11-23#r1' },
                ExpressionAttributeNames: { '#k0': 'count:approved' },
                ExpressionAttributeValues: { ':expiresAt': figuresExpireAt('2026-11-23', 'reviewer') },
              },
            },
          ],
        },
      },
    ])
  })

  test('is written again after conflicts with other facts', async () => {
    let calls = 0
    const table = stubbedTable(() => {
      calls += 1
      return calls < 4 ? Promise.reject(canceled('None', 'TransactionConflict', 'None')) : {}
    })
    await table.figures.count(counting, now)
    expect(table.waits).toEqual([1, 2, 3])
  })

  test('ends without an error if the fact was counted before', async () => {
    const { figures, calls } = stubbedTable(() =>
      Promise.reject(canceled('ConditionalCheckFailed', 'None', 'None')),
    )
    await figures.count(counting, now)
    expect(calls).toHaveLength(1)
  })

  test('fails if conflicts do not end, or for another reason, so that the event is delivered again', async () => {
    const conflicts = stubbedTable(() => Promise.reject(canceled('TransactionConflict')))
    await expect(conflicts.figures.count(counting, now)).rejects.toThrow('canceled')
    expect(conflicts.waits).toHaveLength(7)
    const broken = stubbedTable(() => Promise.reject(canceled('ValidationError')))
    await expect(broken.figures.count(counting, now)).rejects.toThrow('canceled')
    expect(broken.waits).toEqual([])
  })
})

test('keys that a batch leaves unprocessed are read again', async () => {
  let batches = 0
  const { figures } = stubbedTable(({ input }) => {
    const { Keys } = (input as { RequestItems: { figures: { Keys: { pk: string }[] } } }).RequestItems.figures
    batches += 1
    const [first, ...rest] = Keys
    return {
      Responses: { figures: [{ ...first, 'count:submitted': 1 }] },
      UnprocessedKeys: rest.length === 0 ? {} : { figures: { Keys: rest } },
    }
  })
  const days = await figures.days('2026-11-23', '2026-11-23')
  expect(batches).toBe(8)
  expect(days.get('2026-11-23')).toEqual({ submitted: 8 })
})

test('a function without the table of figures can’t store a failure that has to be counted', async () => {
  const { client } = stubbedTable(() => ({}))
  const delivery = { version: 1 } as Parameters<ReturnType<typeof dynamodbWebhooks>['replace']>[0]
  const replacing = async () => dynamodbWebhooks(client, 'webhooks').replace(delivery, delivery, counting)
  await expect(replacing()).rejects.toThrow('cannot count')
})
