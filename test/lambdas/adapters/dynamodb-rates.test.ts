import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, type UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, jest, test } from '@jest/globals'
import { rateCountAt } from '../../../domain/rates.ts'
import { dynamodbRates } from '../../../lambdas/adapters/dynamodb/dynamodb-rates.ts'
import { limitRequests, withinTime } from '../../../lambdas/adapters/time-limit.ts'
import { catchLogLines } from '../../support/log-lines.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const count = rateCountAt('uploads', 'erika', '2026-11-23T17:42:10.500Z')
const Key = { pk: 'RATE#erika', sk: 'uploads#2026-11-23T17:00:00.000Z' }

function ratesThat(answer: Parameters<typeof stubbed>[1]) {
  const real = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }))
  const { client, calls } = stubbed(real, answer)
  return { rates: dynamodbRates(client, 'table'), calls }
}

const failing = (name: string) => () => Promise.reject(Object.assign(new Error('erika'), { name }))

describe('counting', () => {
  test('is one conditional update, of an item that expires a day after its window', async () => {
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

  test('is refused only by the condition; any other failure is an error', async () => {
    expect(await ratesThat(failing('ConditionalCheckFailedException')).rates.take(count, 8)).toBe(false)
    const { rates } = ratesThat(failing('ThrottlingException'))
    await expect(rates.take(count, 8)).rejects.toMatchObject({ name: 'ThrottlingException' })
  })
})

describe('returning a count', () => {
  test('is one update, and never goes below zero', async () => {
    const { rates, calls } = ratesThat(() => ({}))
    await rates.giveBack(count)
    expect(calls).toEqual([
      {
        command: 'UpdateCommand',
        input: {
          TableName: 'table',
          Key,
          UpdateExpression: 'ADD taken :minusOne',
          ConditionExpression: 'taken > :none',
          ExpressionAttributeValues: { ':minusOne': -1, ':none': 0 },
        },
      },
    ])
    await expect(
      ratesThat(failing('ConditionalCheckFailedException')).rates.giveBack(count),
    ).resolves.toBeUndefined()
  })

  test('continues after the time limit of its request: outages must not use up a rate', async () => {
    const written: unknown[] = []
    const { config } = limitRequests({
      config: {
        requestHandler: {
          handle: (command: UpdateCommand, options?: { abortSignal: AbortSignal }) =>
            new Promise<object>((resolve, reject) => {
              const { UpdateExpression = '' } = command.input
              if (options?.abortSignal.aborted === true) reject(new Error('aborted'))
              options?.abortSignal.addEventListener('abort', () => reject(new Error('aborted')))
              if (!UpdateExpression.includes(':minusOne')) return
              written.push(UpdateExpression)
              resolve({})
            }),
        },
      },
    })
    const client = { send: (command: UpdateCommand) => config.requestHandler.handle(command) }
    const rates = dynamodbRates(client as unknown as DynamoDBDocumentClient, 'table')
    const work = async () => {
      try {
        await rates.take(count, 8)
      } finally {
        await rates.giveBack(count)
      }
    }
    const lines = catchLogLines()
    await expect(withinTime(0, work)).rejects.toMatchObject({ code: 'TOOK_TOO_LONG' })
    jest.restoreAllMocks()
    expect(lines).toEqual([])
    expect(written).toEqual(['ADD taken :minusOne'])
  })

  test('is logged without the account if it fails, and the request is still answered', async () => {
    const lines = catchLogLines()
    await expect(ratesThat(failing('ThrottlingException')).rates.giveBack(count)).resolves.toBeUndefined()
    jest.restoreAllMocks()
    expect(lines.map(line => JSON.parse(line))).toMatchObject([
      { message: 'RATE_NOT_GIVEN_BACK', errorName: 'ThrottlingException' },
    ])
    expect(lines.join()).not.toContain('erika')
  })
})
