import { Duration } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { type EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { eventSource } from '../contract/bus-events.ts'
import { readingAttempts } from '../domain/policy.ts'
import { BackendFunction } from './backend-function.ts'
import type { DocumentStorage } from './document-storage.ts'
import type { Encryption } from './encryption.ts'
import { lostEvents } from './event-consumer.ts'
import type { FigureStorage } from './figure-storage.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import type { RecordsStorage } from './records-storage.ts'
import type { Settings } from './settings.ts'
import type { Stage } from './stage.ts'

interface DocumentReadingProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly storage: RecordsStorage
  readonly documents: DocumentStorage
  readonly encryption: Encryption
  readonly figures: FigureStorage
  readonly settings: Settings
  readonly bus: EventBus
}

const timeout = Duration.seconds(60)

/** Reads accepted documents. A stage without it works in every other way. */
export class DocumentReading extends Construct {
  readonly fn: BackendFunction
  /** Messages of which not even the failure could be recorded. */
  readonly failed: Queue
  /** The age of the oldest document that waits to be read. */
  readonly age: Metric
  /** Events that were delivered neither to the queue nor to the dead-letter queue. */
  readonly lost: Metric

  constructor(scope: Construct, id: string, props: DocumentReadingProps) {
    super(scope, id)
    const { stage, code, storage, documents, figures, encryption, settings, bus } = props
    const shared = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
    this.failed = new Queue(this, 'Failed', { ...shared, retentionPeriod: Duration.days(14) })
    const queue = new Queue(this, 'Queue', {
      ...shared,
      // AWS advises six times the timeout of the function. The applicant looks for advice within minutes.
      visibilityTimeout: Duration.seconds(2 * timeout.toSeconds()),
      retentionPeriod: Duration.days(1),
      deadLetterQueue: { queue: this.failed, maxReceiveCount: readingAttempts },
    })
    const fn = new BackendFunction(this, 'Read', {
      stage,
      code,
      name: 'events/read-document',
      // The process that reads may map 1,500 MB, and uses 1,000 MB at most. From 1,769 MB on, a function has a whole processor.
      memorySize: 1769,
      timeout,
    })
    this.fn = fn
    storage.grantReadWrite(fn)
    documents.grantReadPreviews(fn)
    figures.grantCount(fn)
    encryption.grantEncryptReadings(fn)
    settings.setEvidenceRules(fn)
    fn.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn])
    new EventSourceMapping(this, 'Messages', {
      target: fn.lambda,
      eventSourceArn: queue.queueArn,
      batchSize: 1,
      maxConcurrency: stage.readingsAtOnce,
      reportBatchItemFailures: true,
    })
    this.age = queue.metricApproximateAgeOfOldestMessage({
      period: Duration.minutes(5),
      statistic: 'Maximum',
    })
    const rule = new Rule(this, 'Rule', {
      description: 'Accepted documents to read',
      eventBus: bus,
      eventPattern: { source: [eventSource], detailType: ['document.accepted'] },
      targets: [new SqsQueue(queue, { deadLetterQueue: this.failed })],
    })
    this.lost = lostEvents(rule, bus)
  }
}
