import { Duration } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { type EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { eventSource } from '../contract/bus-events.ts'
import { webhookLimits } from '../domain/policy.ts'
import { BackendFunction } from './backend-function.ts'
import type { Encryption } from './encryption.ts'
import { lostEvents } from './event-consumer.ts'
import type { FigureStorage } from './figure-storage.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import type { RecordsStorage } from './records-storage.ts'
import { runEvery } from './scheduled-function.ts'
import type { Settings } from './settings.ts'
import type { Stage } from './stage.ts'
import { preparingTimeout, sendingTimeout, type WebhookStorage } from './webhook-storage.ts'

interface WebhookDeliveryProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly storage: RecordsStorage
  readonly webhooks: WebhookStorage
  readonly figures: FigureStorage
  readonly encryption: Encryption
  readonly settings: Settings
  readonly bus: EventBus
}

/** The maximum number of concurrent functions that store deliveries. Each takes milliseconds, so more would not help. */
const preparersAtOnce = 5

/**
 * Delivers the events of the bus to webhook endpoints: one function stores the deliveries of each event, one sends them,
 * one finds the due deliveries every minute.
 */
export class WebhookDelivery extends Construct {
  /** Stores the deliveries of events. */
  readonly prepare: BackendFunction
  readonly send: BackendFunction
  readonly functions: BackendFunction[]
  /** The age of the oldest message that no delivery was stored for. */
  readonly preparingAge: Metric
  /** Events that were delivered neither to the queue nor to the dead-letter queue. */
  readonly lost: Metric
  readonly sweepFailures: Metric

  constructor(scope: Construct, id: string, props: WebhookDeliveryProps) {
    super(scope, id)
    const { stage, code, storage, webhooks, figures, encryption, settings, bus } = props
    const period = Duration.minutes(5)

    const prepare = new BackendFunction(this, 'Prepare', {
      stage,
      code,
      name: 'events/prepare-webhooks',
      timeout: preparingTimeout,
    })
    settings.setNeutralRejections(prepare)
    // It also records that an endpoint is disabled.
    storage.grantReadWrite(prepare)
    webhooks.grantChange(prepare)
    webhooks.grantReadIndex(prepare, 'byStatus')
    webhooks.grantRequestSending(prepare)
    webhooks.grantRequestPreparing(prepare)
    this.consume(prepare, webhooks.preparing, { id: 'Preparing', maxConcurrency: preparersAtOnce })
    this.preparingAge = webhooks.preparing.metricApproximateAgeOfOldestMessage({
      period,
      statistic: 'Maximum',
    })
    const rule = new Rule(this, 'Rule', {
      description: 'Events for webhook endpoints',
      eventBus: bus,
      eventPattern: { source: [eventSource] },
      targets: [new SqsQueue(webhooks.preparing, { deadLetterQueue: webhooks.failed })],
    })
    this.lost = lostEvents(rule, bus)

    // It connects to hosts that integrators choose, so it has no access to records of applications and accounts.
    const send = new BackendFunction(this, 'Send', {
      stage,
      code,
      name: 'events/send-webhooks',
      timeout: sendingTimeout,
    })
    webhooks.grantChange(send)
    webhooks.grantReadIndex(send, 'due')
    webhooks.grantRequestSending(send)
    webhooks.grantRequestPreparing(send)
    encryption.grantDecryptWebhookSecrets(send)
    settings.setWebhookSending(send)
    // It counts failed deliveries, by the day in the time zone of the stage.
    figures.grantCount(send)
    settings.setBusinessRules(send)
    // One sender for each endpoint, in case all of them hang, and one for messages that end at once.
    this.consume(send, webhooks.sending, { id: 'Sending', maxConcurrency: webhookLimits.endpoints + 1 })

    const sweep = new BackendFunction(this, 'Sweep', {
      stage,
      code,
      name: 'events/sweep-webhooks',
      timeout: Duration.seconds(30),
    })
    webhooks.grantRead(sweep)
    webhooks.grantReadIndex(sweep, 'due')
    webhooks.grantReadIndex(sweep, 'byStatus')
    webhooks.grantRequestSending(sweep)
    this.sweepFailures = sweep.lambda.metricErrors({ period })
    runEvery(this, sweep, {
      description: 'Starts a sweep for due webhook deliveries',
      every: Duration.minutes(1),
      maxEventAge: Duration.minutes(1),
    })
    this.prepare = prepare
    this.send = send
    this.functions = [prepare, send, sweep]
  }

  private consume(
    fn: BackendFunction,
    queue: Queue,
    { id, maxConcurrency }: { readonly id: string; readonly maxConcurrency: number },
  ): void {
    fn.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn])
    new EventSourceMapping(this, id, {
      target: fn.lambda,
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      maxConcurrency,
      reportBatchItemFailures: true,
    })
  }
}
