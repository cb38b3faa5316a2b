import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams'
import {
  InvokeCommand,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda'
import { PutBucketNotificationConfigurationCommand, S3Client } from '@aws-sdk/client-s3'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { functionNameOf, lambda } from './functions.ts'
import { eventually, stack } from './world.ts'

const configuration = clientConfiguration(stack.awsEndpointUrl)
const streams = new DynamoDBStreamsClient(configuration)
const s3 = new S3Client({ ...configuration, forcePathStyle: true })

export type Consumer =
  | 'events/validate-document'
  | 'events/follow-applications'
  | 'events/publish-events'
  | 'events/reconcile'
  | 'events/erase-due-content'
  | 'events/change-account'
  | 'events/count-figures'

/** Delivers an event to a consumer and returns its result. */
export async function deliver(consumer: Consumer, event: unknown): Promise<unknown> {
  const FunctionName = await functionNameOf(consumer)
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)) }),
  )
  const answer = Payload === undefined ? undefined : Buffer.from(Payload).toString('utf8')
  if (FunctionError !== undefined) throw new Error(`${consumer} failed: ${answer}`)
  return answer === undefined || answer === '' ? undefined : JSON.parse(answer)
}

/** The event of S3 for a file in the inbox. */
export function uploadedEvent(applicationId: string, documentId: string) {
  return {
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: {
      bucket: { name: stack.resources.inboxBucketName },
      object: { key: `uploads/${applicationId}/${documentId}` },
    },
  }
}

interface StreamRecord {
  readonly eventName: string
  readonly dynamodb: {
    readonly SequenceNumber: string
    readonly Keys: { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } }
  }
  /** The place of the record. */
  readonly StreamArn?: string | undefined
  readonly ShardId?: string | undefined
}

/** All stream records of one application, in order. */
export async function streamRecordsOf(applicationId: string): Promise<StreamRecord[]> {
  const { Streams = [] } = await streams.send(
    new ListStreamsCommand({ TableName: stack.resources.tableName }),
  )
  const found: StreamRecord[] = []
  for (const { StreamArn } of Streams) {
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
    for (const { ShardId } of StreamDescription?.Shards ?? []) {
      const { ShardIterator } = await streams.send(
        new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
      )
      const records = await readShard(ShardIterator)
      found.push(...records.map(record => ({ ...record, StreamArn, ShardId })))
    }
  }
  return found.filter(({ dynamodb }) => dynamodb.Keys.pk.S === `APPLICATION#${applicationId}`)
}

async function readShard(first: string | undefined): Promise<StreamRecord[]> {
  const found: StreamRecord[] = []
  let iterator = first
  while (iterator !== undefined) {
    const { Records = [], NextShardIterator } = await streams.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }),
    )
    if (Records.length === 0) return found
    found.push(...(Records as unknown as StreamRecord[]))
    iterator = NextShardIterator
  }
  return found
}

/** Delivers all stream records of an application once more, and then again in reverse. */
export async function redeliver(applicationId: string): Promise<void> {
  const records = await streamRecordsOf(applicationId)
  if (records.length === 0) throw new Error('The stream has told nothing: there is nothing to deliver again')
  for (const Records of [records, [...records].reverse()]) {
    for (const consumer of ['events/follow-applications', 'events/publish-events'] as const) {
      const answer = await deliver(consumer, { Records })
      if (JSON.stringify(answer) !== '{"batchItemFailures":[]}') {
        throw new Error(`${consumer} could not take a record again: ${JSON.stringify(answer)}`)
      }
    }
  }
}

/** Disables or enables the stream mapping of a consumer. */
export async function feed(consumer: Consumer, enabled: boolean): Promise<void> {
  const FunctionName = await functionNameOf(consumer)
  const mappings = () => lambda.send(new ListEventSourceMappingsCommand({ FunctionName }))
  for (const { UUID } of (await mappings()).EventSourceMappings ?? []) {
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: enabled }))
  }
  await eventually(
    async () => (await mappings()).EventSourceMappings?.map(({ State }) => State) ?? [],
    states => states.every(state => state === (enabled ? 'Enabled' : 'Disabled')),
  )
}

/** Disables or enables the events of the inbox. */
export async function tellOfUploads(telling: boolean): Promise<void> {
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: stack.resources.inboxBucketName,
      NotificationConfiguration: telling ? { EventBridgeConfiguration: {} } : {},
    }),
  )
}
