import { marshall } from '@aws-sdk/util-dynamodb'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod'
import { parseStored } from '../../../lambdas/adapters/dynamodb/stored.ts'
import { streamConsumer } from '../../../lambdas/events/stream-records.ts'
import { context } from '../../support/http-event.ts'
import { catchLogLines } from '../../support/log-lines.ts'

let lines: string[]
beforeEach(() => {
  lines = catchLogLines()
  process.env.UNREADABLE_RECORD_SECONDS = 'NEVER'
  process.env.RECORDS_SINCE = 'NONE'
})
afterEach(() => {
  jest.restoreAllMocks()
})

function record(
  sequence: number,
  item?: object,
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE' = 'INSERT',
): DynamoDBRecord {
  // The stream's types of attribute values and the SDK's are equal under two names.
  const NewImage =
    item === undefined ? undefined : (marshall(item) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'])
  return {
    eventName,
    dynamodb: { SequenceNumber: String(sequence), ...(NewImage === undefined ? {} : { NewImage }) },
  }
}

describe('a consumer of the stream', () => {
  test('receives the current version of each item, and whether it is new', async () => {
    const seen: unknown[] = []
    const consumer = streamConsumer('test', async change => {
      seen.push(change)
    })
    const Records = [record(1, { pk: 'a', ids: new Set(['x']) }), record(2, { pk: 'b', n: 1 }, 'MODIFY')]
    expect(await consumer({ Records }, context)).toEqual({ batchItemFailures: [] })
    expect(seen).toEqual([
      { created: true, item: { pk: 'a', ids: new Set(['x']) } },
      { created: false, item: { pk: 'b', n: 1 } },
    ])
  })

  test('does not receive deleted items', async () => {
    const consumer = streamConsumer('test', () => Promise.reject(new Error('seen')))
    expect(await consumer({ Records: [record(1, undefined, 'REMOVE')] }, context)).toEqual({
      batchItemFailures: [],
    })
  })

  test('that fails at one item reports it for redelivery and continues with the others', async () => {
    const seen: unknown[] = []
    const consumer = streamConsumer('test', async ({ item }) => {
      seen.push(item.pk)
      if (item.pk === 'bad') throw new Error('Mustermann')
    })
    const Records = [record(1, { pk: 'a' }), record(2, { pk: 'bad' }), record(3, { pk: 'c' })]
    expect(await consumer({ Records }, context)).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] })
    expect(seen).toEqual(['a', 'bad', 'c'])
    expect(lines.join('')).toContain('STREAM_RECORD_FAILED')
    expect(lines.join('')).not.toContain('Mustermann')
  })

  const reader = () =>
    streamConsumer('test', async ({ item }) => {
      parseStored(z.object({ name: z.literal('known') }), item)
    })
  const unreadable = (age: number) => {
    const keys = marshall({ pk: 'APPLICATION#id-1', sk: 'EVENT#00000001' })
    const { dynamodb, ...rest } = record(1, { name: 'Mustermann' })
    return {
      ...rest,
      dynamodb: {
        ...dynamodb,
        Keys: keys as NonNullable<DynamoDBRecord['dynamodb']>['Keys'] & object,
        ApproximateCreationDateTime: Date.now() / 1000 - age,
      },
    }
  }

  test('reports an unreadable item for redelivery, counts it, and logs its key', async () => {
    const Records = [unreadable(3_600), record(2, { name: 'known' })]
    expect(await reader()({ Records }, context)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] })
    expect(lines.join('')).toContain('APPLICATION#id-1 EVENT#00000001')
    expect(lines.join('')).toContain('STREAM_RECORD_UNREADABLE')
    expect(lines.join('')).toContain('"UnreadableRecord":1')
    expect(lines.join('')).not.toContain('Mustermann')
  })

  test('gives up an unreadable record only if the stage sets a time', async () => {
    process.env.UNREADABLE_RECORD_SECONDS = '2'
    const again = { batchItemFailures: [{ itemIdentifier: '1' }] }
    expect(await reader()({ Records: [unreadable(1)] }, context)).toEqual(again)
    expect(await reader()({ Records: [unreadable(3)] }, context)).toEqual({ batchItemFailures: [] })
  })

  test('ignores records that a restore has copied, and receives every later change', async () => {
    process.env.RECORDS_SINCE = '1764540000'
    const seen: unknown[] = []
    const consumer = streamConsumer('test', async ({ item }) => {
      seen.push(item.pk)
    })
    const at = (sequence: number, pk: string, created: number): DynamoDBRecord => {
      const { dynamodb, ...rest } = record(sequence, { pk })
      return { ...rest, dynamodb: { ...dynamodb, ApproximateCreationDateTime: created } }
    }
    const Records = [at(1, 'copied', 1764539000), at(2, 'last', 1764540000), at(3, 'changed', 1764540001)]
    const delivered = record(4, { pk: 'delivered again by an operator' })
    expect(await consumer({ Records: [...Records, delivered] }, context)).toEqual({ batchItemFailures: [] })
    expect(seen).toEqual(['changed', 'delivered again by an operator'])
  })

  test('logs nothing of an unknown key', async () => {
    const stray = unreadable(0)
    stray.dynamodb.Keys = { pk: { S: 'Erika Mustermann' }, sk: { S: 'C01X00T47 ' } }
    await reader()({ Records: [stray] }, context)
    expect(lines.join('')).not.toMatch(/Erika|C01X/)
  })

  test('that fails at all items reports each, and does not fail as a whole', async () => {
    const consumer = streamConsumer('test', () => Promise.reject(new Error('x')))
    const Records = [record(1, { pk: 'a' }), record(2, { pk: 'b' })]
    expect(await consumer({ Records }, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: '2' }],
    })
  })
})
