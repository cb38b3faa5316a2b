import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { storedKey, UnreadableItem } from '../adapters/dynamodb/stored.ts'
import { readEnvironment } from '../adapters/environment.ts'
import { logFailure } from '../logging.ts'
import { countMetric } from '../metrics.ts'

export interface Change {
  readonly created: boolean
  readonly item: Readonly<Record<string, unknown>>
}

const processor = new BatchProcessor(EventType.DynamoDBStreams)

/**
 * A consumer of the table's stream. What fails is reported by its place in the batch, so that only that comes again,
 * until the event source's limits hand it to the dead-letter queue. So is a record that can't be read: during a deployment
 * a newer version may read it.
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
  { eventName, dynamodb = {} }: DynamoDBRecord,
  consume: (change: Change) => Promise<void>,
): Promise<void> {
  const image = dynamodb.NewImage
  if (image === undefined) return
  try {
    const item = unmarshall(image as Record<string, AttributeValue>)
    await consume({ created: eventName === 'INSERT', item })
  } catch (error) {
    const fields = { operation: name, key: keyOf(dynamodb) }
    if (!(error instanceof UnreadableItem)) {
      logFailure('STREAM_RECORD_FAILED', error, fields)
      throw error
    }
    logFailure('STREAM_RECORD_UNREADABLE', error, fields)
    countMetric('UnreadableRecord')
    if (!isGivenUpHere(dynamodb)) throw error
  }
}

type StreamRecord = NonNullable<DynamoDBRecord['dynamodb']>

/** Ids, hashes and numbers: nothing else belongs into a key, and nothing else of one is logged. */
function keyOf({ Keys }: StreamRecord): string {
  return storedKey({ pk: Keys?.pk?.S, sk: Keys?.sk?.S })
}

/** Only where the event source has no limits of its own: by the age of the record, in seconds. */
function isGivenUpHere({ ApproximateCreationDateTime: created }: StreamRecord): boolean {
  const { UNREADABLE_RECORD_SECONDS: limit } = readEnvironment(['UNREADABLE_RECORD_SECONDS'])
  return limit !== undefined && created !== undefined && Date.now() / 1000 - created > limit
}
