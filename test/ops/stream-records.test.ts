import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { describe, expect, test } from '@jest/globals'
import { recordsAt } from '../../ops/stream-records.ts'
import { stubbed } from '../support/stubbed-aws.ts'

const position = {
  streamArn: 'stream',
  shardId: 'shard',
  // As text, 1000 would come before 999.
  startSequenceNumber: '998',
  endSequenceNumber: '1000',
}
const record = (sequence: number) => ({ dynamodb: { SequenceNumber: String(sequence) } })

function stream(pages: object[][]) {
  let page = 0
  return stubbed(new DynamoDBStreamsClient({ region: 'eu-central-1' }), ({ command }) => {
    if (command === 'GetShardIteratorCommand') return { ShardIterator: 'iterator 0' }
    page += 1
    const last = page >= pages.length
    return { Records: pages[page - 1] ?? [], ...(last ? {} : { NextShardIterator: `iterator ${page}` }) }
  })
}

const sequences = (records: readonly { dynamodb?: { SequenceNumber?: string | undefined } | undefined }[]) =>
  records.map(({ dynamodb }) => Number(dynamodb?.SequenceNumber))

describe('the records of a batch', () => {
  test('are read from its first to its last record', async () => {
    const { client, calls } = stream([
      [record(998), record(999)],
      [],
      [record(1000), record(1001)],
      [record(1002)],
    ])
    expect(sequences(await recordsAt(client, position))).toEqual([998, 999, 1000])
    expect(calls).toHaveLength(4)
    expect(calls[0]?.input).toEqual({
      StreamArn: 'stream',
      ShardId: 'shard',
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      SequenceNumber: '998',
    })
  })

  test('end with its last record, without another call', async () => {
    const { client, calls } = stream([[record(998), record(1000)], [record(1001)]])
    expect(sequences(await recordsAt(client, position))).toEqual([998, 1000])
    expect(calls).toHaveLength(2)
  })

  test('are not awaited in an open shard without records', async () => {
    const { client } = stream(Array.from({ length: 1000 }, () => []))
    expect(await recordsAt(client, position)).toEqual([])
  })

  test.each(['TrimmedDataAccessException', 'ResourceNotFoundException', 'ExpiredIteratorException'])(
    'that the stream has forgotten (%s) are none',
    async name => {
      const { client } = stubbed(new DynamoDBStreamsClient({ region: 'eu-central-1' }), () =>
        Promise.reject(Object.assign(new Error(name), { name })),
      )
      expect(await recordsAt(client, position)).toEqual([])
    },
  )

  test('that can’t be read for another reason are an error, not an empty list', async () => {
    const { client } = stubbed(new DynamoDBStreamsClient({ region: 'eu-central-1' }), () =>
      Promise.reject(new Error('AccessDenied')),
    )
    await expect(recordsAt(client, position)).rejects.toThrow('AccessDenied')
  })
})
