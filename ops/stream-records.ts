import {
  type _Record,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import type { StreamPosition } from './dead-letter.ts'

/** What a stream says of a position older than its memory of 24 hours. */
const forgotten = ['TrimmedDataAccessException', 'ResourceNotFoundException', 'ExpiredIteratorException']

/** Empty pages in a row after which nothing more is expected. */
const patience = 10

function isUpTo(position: StreamPosition, record: _Record): boolean {
  const sequence = record.dynamodb?.SequenceNumber
  return sequence !== undefined && BigInt(sequence) <= BigInt(position.endSequenceNumber)
}

/** The records of a batch as the stream still has them, others of the same stretch included; empty: it has them no more. */
export async function recordsAt(client: DynamoDBStreamsClient, position: StreamPosition): Promise<_Record[]> {
  const { streamArn: StreamArn, shardId: ShardId, startSequenceNumber: SequenceNumber } = position
  const found: _Record[] = []
  try {
    const start = await client.send(
      new GetShardIteratorCommand({
        StreamArn,
        ShardId,
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        SequenceNumber,
      }),
    )
    let iterator = start.ShardIterator
    for (let empty = 0; iterator !== undefined && empty < patience; ) {
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator }),
      )
      const wanted = Records.filter(record => isUpTo(position, record))
      found.push(...wanted)
      if (wanted.length < Records.length) return found
      if (found.at(-1)?.dynamodb?.SequenceNumber === position.endSequenceNumber) return found
      empty = Records.length === 0 ? empty + 1 : 0
      iterator = NextShardIterator
    }
    return found
  } catch (error) {
    if (error instanceof Error && forgotten.includes(error.name)) return []
    throw error
  }
}
