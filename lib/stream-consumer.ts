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
  /** Event filter patterns. A record that matches one of them is delivered. */
  readonly patterns: object[]
}

/** A record that fails is retried for this time, and blocks its shard meanwhile. */
const maximumRecordAge = Duration.minutes(15)

/**
 * Invokes a function with records of the table's stream. A failed batch is retried for 15 minutes, in halves, before it goes
 * to the dead-letter queue, from which `ops redrive` delivers it again.
 */
export class StreamConsumer extends Construct {
  /** The age of the last record of a batch when the function received it. */
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
    encryption.grantUseThrough(fn, 'dynamodb', ['kms:Decrypt'])
    deadLetters.grantSend(fn)
    // `ops restore` changes it in the deployed functions.
    fn.set('RECORDS_SINCE', 'NONE')
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
