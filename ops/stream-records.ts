import {
  type _Record,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import type { StreamPosition } from './dead-letter.ts'

/** Errors of a stream for records that are older than 24 hours. */
const expiredErrors = ['TrimmedDataAccessException', 'ResourceNotFoundException', 'ExpiredIteratorException']

/** Reading ends after this number of consecutive empty pages. */
const maximumEmptyPages = 10

function isUpTo(position: StreamPosition, record: _Record): boolean {
  const sequence = record.dynamodb?.SequenceNumber
  return sequence !== undefined && BigInt(sequence) <= BigInt(position.endSequenceNumber)
}

/** The records between the first and the last position of a batch. The list is empty if the stream no longer has them. */
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
    for (let empty = 0; iterator !== undefined && empty < maximumEmptyPages; ) {
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
    if (error instanceof Error && expiredErrors.includes(error.name)) return []
    throw error
  }
}
