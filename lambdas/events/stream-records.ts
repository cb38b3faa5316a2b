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
 * The handler of a consumer of the table's stream. It reports failed records by their sequence numbers, so that only these
 * are delivered again until they become dead letters. Unreadable records fail, too: after a deployment a newer version
 * may read them.
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
  if (image === undefined || isCopied(dynamodb)) return
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
    if (!isExpired(dynamodb)) throw error
  }
}

type StreamRecord = NonNullable<DynamoDBRecord['dynamodb']>

/** The key of a record, for the log: `storedKey` leaves out anything but ids, hashes and numbers. */
function keyOf({ Keys }: StreamRecord): string {
  return storedKey({ pk: Keys?.pk?.S, sk: Keys?.sk?.S })
}

/** Whether a restore has written the item, and not a change: its events were published before. */
function isCopied({ ApproximateCreationDateTime: created }: StreamRecord): boolean {
  const { RECORDS_SINCE: since } = readEnvironment(['RECORDS_SINCE'])
  return since !== undefined && created !== undefined && created <= since
}

/** Whether the record is older than the limit of an event source that has no limits of its own. */
function isExpired({ ApproximateCreationDateTime: created }: StreamRecord): boolean {
  const { UNREADABLE_RECORD_SECONDS: limit } = readEnvironment(['UNREADABLE_RECORD_SECONDS'])
  return limit !== undefined && created !== undefined && Date.now() / 1000 - created > limit
}
