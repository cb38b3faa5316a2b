import { Duration } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { BackendFunction } from './backend-function.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { Encryption } from './encryption.ts'
import type { RecordsStorage } from './records-storage.ts'
import type { Stage } from './stage.ts'

interface StreamConsumerProps {
  readonly stage: Stage
  readonly fn: BackendFunction
  readonly storage: RecordsStorage
  readonly encryption: Encryption
  readonly deadLetters: DeadLetters
  /** Event filter patterns; a record that fits any is delivered. */
  readonly patterns: object[]
}

/** How long a record is tried again: it holds up its shard meanwhile. */
const maximumRecordAge = Duration.minutes(15)

/**
 * Feeds a function from the table's stream. What fails is tried again for a quarter of an hour, in halves of its batch,
 * before it goes to the dead-letter queue, from which `ops redrive` delivers it again.
 */
export class StreamConsumer extends Construct {
  /** How long the oldest record it was handed had waited. */
  readonly age: Metric

  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id)
    const { stage, fn, storage, encryption, deadLetters } = props
    const streamArn = storage.table.tableStreamArn
    this.age = fn.lambda.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) })
    if (streamArn === undefined) throw new Error('The table has no stream')
    fn.allow(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      [streamArn],
    )
    encryption.letUseThrough(fn, 'dynamodb', ['kms:Decrypt'])
    deadLetters.letSend(fn)
    fn.set('UNREADABLE_RECORD_SECONDS', String(stage.unreadableRecordSeconds ?? 'NEVER'))
    new EventSourceMapping(this, 'Mapping', {
      target: fn.lambda,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      parallelizationFactor: stage.streamParallelization,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: -1,
      maxRecordAge: maximumRecordAge,
      onFailure: deadLetters.destination,
      filters: props.patterns.map(pattern => ({ pattern: JSON.stringify(pattern) })),
    })
  }
}
