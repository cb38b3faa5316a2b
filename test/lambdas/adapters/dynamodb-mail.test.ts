import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { dynamodbMail } from '../../../lambdas/adapters/dynamodb/dynamodb-mail.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const run = { eventId: 'evt_1_2', runId: 'run-1', at: '2026-11-23T02:00:00.000Z' }

function recordsThat(answer: Parameters<typeof stubbed>[1]) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }))
  const { calls } = stubbed(client, answer)
  return { mail: dynamodbMail(client, 'table-1'), calls }
}

test('a mail begins once: unless it was released, or by the same run, whose answer was lost', async () => {
  const { mail, calls } = recordsThat(() => ({}))
  expect(await mail.begin(run)).toBe(true)
  expect(calls).toMatchObject([
    {
      command: 'PutCommand',
      input: {
        TableName: 'table-1',
        Item: { pk: 'MAIL#evt_1_2', sk: 'MAIL', state: 'BEGUN', runId: 'run-1', deleteAfter: 1_797_991_200 },
        ConditionExpression: 'attribute_not_exists(pk) OR #state = :released OR runId = :runId',
        ExpressionAttributeValues: { ':released': 'RELEASED', ':runId': 'run-1' },
      },
    },
  ])
  const taken = new ConditionalCheckFailedException({ message: '', $metadata: {} })
  expect(await recordsThat(() => Promise.reject(taken)).mail.begin(run)).toBe(false)
})

test('a mail is released by its own run only: a repeated write finds that another run has begun, and changes nothing', async () => {
  const { mail, calls } = recordsThat(() => ({}))
  await mail.release(run)
  expect(calls).toMatchObject([
    {
      command: 'PutCommand',
      input: {
        Item: { pk: 'MAIL#evt_1_2', sk: 'MAIL', state: 'RELEASED', runId: 'run-1' },
        ConditionExpression: 'runId = :runId',
        ExpressionAttributeValues: { ':runId': 'run-1' },
      },
    },
  ])
  const taken = new ConditionalCheckFailedException({ message: '', $metadata: {} })
  await recordsThat(() => Promise.reject(taken)).mail.release(run)
})

test('a stop is not replaced by an earlier report that is delivered later', async () => {
  const taken = new ConditionalCheckFailedException({ message: '', $metadata: {} })
  const { mail } = recordsThat(() => Promise.reject(taken))
  await mail.stop({ accountId: 'erika', addressHash: 'hash', reason: 'BOUNCE', at: run.at })
})

test('a stop has ids, a keyed hash, a reason and a time, and expires after a year', async () => {
  const { mail, calls } = recordsThat(() => ({}))
  await mail.stop({ accountId: 'erika', addressHash: 'hash', reason: 'COMPLAINT', at: run.at })
  expect(calls).toEqual([
    {
      command: 'PutCommand',
      input: {
        TableName: 'table-1',
        Item: {
          pk: 'MAIL_STOP#erika',
          sk: 'STOP#hash',
          hashPk: 'MAIL_STOP#hash',
          hashSk: `${run.at}#erika`,
          reason: 'COMPLAINT',
          at: run.at,
          deleteAfter: 1_826_935_200,
        },
        ConditionExpression: 'attribute_not_exists(pk) OR #at <= :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':at': run.at },
      },
    },
  ])
})

test('every stop of an account is forgotten, page by page', async () => {
  const pages = [
    { Items: [{ sk: 'STOP#a' }], LastEvaluatedKey: { sk: 'STOP#a' } },
    { Items: [{ sk: 'STOP#b' }] },
  ]
  const { mail, calls } = recordsThat(({ command }) =>
    command === 'QueryCommand' ? (pages.shift() ?? {}) : {},
  )
  await mail.forgetStops('erika')
  const deleted = calls.filter(({ command }) => command === 'DeleteCommand')
  expect(deleted.map(({ input }) => input)).toEqual(
    ['STOP#a', 'STOP#b'].map(sk => ({ TableName: 'table-1', Key: { pk: 'MAIL_STOP#erika', sk } })),
  )
})
