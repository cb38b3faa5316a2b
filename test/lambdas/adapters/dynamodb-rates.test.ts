import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { rateCountAt } from '../../../domain/rates.ts'
import { dynamodbRates } from '../../../lambdas/adapters/dynamodb/dynamodb-rates.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const count = rateCountAt('uploads', 'erika', '2026-11-23T17:42:10.500Z')
const Key = { pk: 'RATE#erika', sk: 'uploads#2026-11-23T17:00:00.000Z' }

function ratesThat(answer: Parameters<typeof stubbed>[1]) {
  const real = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }))
  const { client, calls } = stubbed(real, answer)
  return { rates: dynamodbRates(client, 'table'), calls }
}

const failing = (name: string) => () => Promise.reject(Object.assign(new Error('erika'), { name }))

describe('taking one', () => {
  test('is one conditional update, of an item that goes a day after its window', async () => {
    const { rates, calls } = ratesThat(() => ({}))
    expect(await rates.take(count, 8)).toBe(true)
    expect(calls).toEqual([
      {
        command: 'UpdateCommand',
        input: {
          TableName: 'table',
          Key,
          UpdateExpression: 'ADD taken :one SET deleteAfter = :deleteAfter',
          ConditionExpression: 'attribute_not_exists(taken) OR taken < :atMost',
          ExpressionAttributeValues: {
            ':one': 1,
            ':atMost': 8,
            ':deleteAfter': Date.parse('2026-11-24T18:00:00.000Z') / 1000,
          },
        },
      },
    ])
  })

  test('is refused by the condition alone; any other failure is one', async () => {
    expect(await ratesThat(failing('ConditionalCheckFailedException')).rates.take(count, 8)).toBe(false)
    const { rates } = ratesThat(failing('ThrottlingException'))
    await expect(rates.take(count, 8)).rejects.toMatchObject({ name: 'ThrottlingException' })
  })
})

describe('what was taken', () => {
  test('is read consistently', async () => {
    const { rates, calls } = ratesThat(() => ({ Item: { ...Key, taken: 3, deleteAfter: 1 } }))
    expect(await rates.taken(count)).toBe(3)
    expect(calls).toEqual([
      { command: 'GetCommand', input: { TableName: 'table', Key, ConsistentRead: true } },
    ])
  })

  test('is nothing in a new window', async () => {
    expect(await ratesThat(() => ({})).rates.taken(count)).toBe(0)
  })

  test('is not guessed from an item of another form', async () => {
    await expect(ratesThat(() => ({ Item: { ...Key } })).rates.taken(count)).rejects.toThrow(
      'unexpected shape',
    )
  })
})
