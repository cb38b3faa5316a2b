import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { UnreadableItem } from '../adapters/dynamodb/stored.ts'
import { logFailure } from '../logging.ts'
import { countUnreadable } from '../metrics.ts'

export interface Change {
  readonly created: boolean
  readonly item: Readonly<Record<string, unknown>>
}

const processor = new BatchProcessor(EventType.DynamoDBStreams)

/**
 * A consumer of the table's stream. What fails is reported by its place in the batch, so that only that comes again,
 * until the event source's limits hand it to the dead letters. What can't be read is counted and passed over: coming
 * again would only hold up what follows.
 */
export function streamConsumer(name: string, consume: (change: Change) => Promise<void>) {
  return async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
    processPartialResponse(
      event,
      (record: DynamoDBRecord) => consumeRecord(name, record, consume),
      processor,
      {
        context,
        throwOnFullBatchFailure: false,
      },
    )
}

async function consumeRecord(
  name: string,
  { eventName, dynamodb }: DynamoDBRecord,
  consume: (change: Change) => Promise<void>,
): Promise<void> {
  const image = dynamodb?.NewImage
  if (image === undefined) return
  try {
    const item = unmarshall(image as Record<string, AttributeValue>)
    await consume({ created: eventName === 'INSERT', item })
  } catch (error) {
    if (error instanceof UnreadableItem) {
      logFailure('STREAM_RECORD_UNREADABLE', error, { operation: name })
      return countUnreadable()
    }
    logFailure('STREAM_RECORD_FAILED', error, { operation: name })
    throw error
  }
}
