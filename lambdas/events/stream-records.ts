import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { logFailure } from '../logging.ts'

export interface Change {
  readonly created: boolean
  readonly item: Readonly<Record<string, unknown>>
}

const processor = new BatchProcessor(EventType.DynamoDBStreams)

/**
 * A consumer of the table's stream. What fails is reported by its place in the batch, so that only that comes again;
 * retry limits and the failure queue are the event source's.
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
    logFailure('STREAM_RECORD_FAILED', error, { operation: name })
    throw error
  }
}
