import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { answerWrite, dynamodbKeptAnswers } from '../../../lambdas/adapters/dynamodb/kept-answers.ts'
import { named, stubbed } from '../../support/stubbed-aws.ts'

const at = '2026-11-23T06:00:00.000Z'
const seconds = Date.parse(at) / 1000
const run = { runId: 'run', at, patienceMs: 10_000 }
const answered = { id: 'key', digest: 'body', run: 'other', until: 0, answer: '{"result":"first"}' }

function answersWith(item?: object) {
  const { client, calls } = stubbed(
    DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
    ({ command }) =>
      command === 'GetCommand'
        ? { Item: item }
        : Promise.reject(named(item === undefined ? 'none' : 'ConditionalCheckFailedException')),
  )
  return { answers: dynamodbKeptAnswers(client, 'table'), calls }
}

const look = (item?: object, digest: string | Promise<string> = 'body') =>
  answersWith(item).answers.look({ requestId: 'key', digest }, run)

describe('the search for a stored answer', () => {
  test('writes nothing, and reads before the digest is known', async () => {
    const { answers, calls } = answersWith()
    let know: (digest: string) => void = () => undefined
    const digest = new Promise<string>(resolve => {
      know = resolve
    })
    const looking = answers.look({ requestId: 'key', digest }, run)
    expect(calls.map(({ command }) => command)).toEqual(['GetCommand'])
    know('body')
    expect(await looking).toEqual({
      state: 'CLAIMED',
      claim: { store: 'table', requestId: 'key', runId: 'run', byChange: { digest: 'body', at } },
      isRepeated: false,
    })
    expect(calls).toHaveLength(1)
  })

  test('finds an answer of the same request until it expires, and refuses another request', async () => {
    const expiration = seconds
    expect(await look({ ...answered, expiration })).toEqual({ state: 'ANSWERED', result: 'first' })
    expect(await look({ ...answered, expiration }, 'other')).toEqual({ state: 'REUSED' })
    expect(await look({ ...answered, expiration: seconds - 1 }, 'other')).toMatchObject({ state: 'CLAIMED' })
  })

  test('finds a request under way that an earlier version claimed', async () => {
    const { answer: _none, ...claimed } = answered
    const item = { ...claimed, expiration: seconds, until: Date.parse(at) }
    expect(await look(item)).toEqual({ state: 'UNDER_WAY' })
  })
})

describe('an answer that claims its request', () => {
  const claim = { store: 'table', requestId: 'key', runId: 'run', byChange: { digest: 'body', at } }

  test('is written on condition that no other run of the request was, unless that has expired', () => {
    expect(answerWrite({ claim, result: 'mine' })).toEqual({
      Put: {
        TableName: 'table',
        Item: {
          id: 'key',
          digest: 'body',
          run: 'run',
          until: Date.parse(at),
          expiration: seconds + 86_400,
          answer: '{"result":"mine"}',
        },
        ConditionExpression: 'attribute_not_exists(id) OR expiration < :seconds',
        ExpressionAttributeValues: { ':seconds': seconds },
      },
    })
  })

  test('is replaced by that of another run that committed first', async () => {
    const { answers } = answersWith({ ...answered, expiration: seconds })
    await expect(answers.keep(claim, 'mine')).rejects.toThrow('ConditionalCheckFailed')
    expect(await answers.release(claim)).toEqual({ result: 'first' })
    const other = { ...claim, byChange: { digest: 'other', at } }
    expect(await answers.release(other)).toBeUndefined()
  })

  test('leaves nothing to delete', async () => {
    const { answers, calls } = answersWith()
    expect(await answers.release(claim)).toBeUndefined()
    expect(calls.map(({ command }) => command)).toEqual(['GetCommand'])
  })
})
