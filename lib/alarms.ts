import { Duration, NestedStack, Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { CfnTopic, Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import {
  type DimensionOf,
  type MetricName,
  type MetricRow,
  metricNamespace,
  metricRows,
  metricService,
} from '../contract/metrics.ts'
import { repairKinds } from '../domain/reconciliation.ts'
import type { Api } from './api.ts'
import type { ApplicantMail } from './applicant-mail.ts'
import type { BackendFunction } from './backend-function.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { DocumentReading } from './document-reading.ts'
import type { Encryption } from './encryption.ts'
import type { EventConsumer } from './event-consumer.ts'
import type { Reconciler } from './reconciler.ts'
import type { Retention } from './retention.ts'
import { alarmText, type RunbookSection } from './runbook.ts'
import type { Stage } from './stage.ts'
import type { StreamConsumer } from './stream-consumer.ts'
import type { WebhookDelivery } from './webhook-delivery.ts'
import type { WebhookStorage } from './webhook-storage.ts'
import type { Workflow } from './workflow.ts'

interface AlarmsProps {
  readonly stage: Stage
  readonly api: Api
  readonly encryption: Encryption
  readonly workflow: Workflow
  readonly deadLetters: DeadLetters
  readonly reconciler: Reconciler
  readonly retention: Retention
  /** Consumers, each with its function. */
  readonly follower: { readonly fn: BackendFunction; readonly consumer: StreamConsumer }
  readonly publisher: { readonly fn: BackendFunction; readonly consumer: StreamConsumer }
  readonly validation: { readonly fn: BackendFunction; readonly consumer: EventConsumer }
  readonly accounts: { readonly fn: BackendFunction; readonly consumer: EventConsumer }
  readonly counting: { readonly fn: BackendFunction; readonly consumer: EventConsumer }
  /** Undefined: the stage reads no documents. */
  readonly reading: DocumentReading | undefined
  /** Undefined: the stage sends no mail to applicants. */
  readonly mail: ApplicantMail | undefined
  readonly webhooks: WebhookStorage
  readonly delivery: WebhookDelivery
}

const period = Duration.minutes(5)
const tenMinutesInMs = 600_000

/** By then, the attempts after seconds and minutes have failed. */
const undeliveredSeconds = 3600

/** A single stopped inspection may be an accident. */
const stoppedInspectionsThreshold = 5

/** Readings within five minutes that failed: more than pictures that can't be read. */
const unavailableReadingsThreshold = 5

/** SES may be throttled for minutes; half an hour is an outage, or SES that refuses the stage. */
const mailWaitsSeconds = 1800

/** The rates of returned mail at which AWS puts an account's sending under review. */
const reviewedRates = { BounceRate: 0.05, ComplaintRate: 0.001 } as const

/** A metric that functions count. */
export function counted<Name extends MetricName>(metricName: Name, ...[value]: DimensionOf<Name>): Metric {
  const { dimension }: MetricRow = metricRows[metricName]
  return new Metric({
    namespace: metricNamespace,
    metricName,
    statistic: 'Sum',
    period,
    dimensionsMap: {
      service: metricService,
      ...(dimension === undefined || value === undefined ? {} : { [dimension.name]: value }),
    },
  })
}

/** Failed deliveries of a function, or of its event source mapping, that could not be put into the dead-letter queue. */
function lostDeliveries(fn: BackendFunction): Metric {
  return fn.lambda.metric('DestinationDeliveryFailures', { statistic: 'Sum', period })
}

const cloudWatch = 'cloudwatch.amazonaws.com'

/** Sets the key on the topic's resource. With the key as a property, the CDK grants publishers more than they need. */
function encryptWith(encryption: Encryption, topic: Topic): void {
  const resource = topic.node.defaultChild
  if (!(resource instanceof CfnTopic)) throw new Error('The topic has no CfnTopic resource')
  resource.kmsMasterKeyId = encryption.dataKey.keyArn
  encryption.grantPublishEncrypted(cloudWatch)
}

/** The alarms of a stage and their topic. Each alarm links to a section of the runbook, and fires at the first occurrence by default. */
export class Alarms extends Construct {
  readonly topic: Topic
  readonly all: Alarm[] = []
  /** A stack of their own: with all options, they and the rest are more than the resources that one stack may have. */
  readonly nested: NestedStack
  private readonly stage: Stage

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    this.stage = props.stage
    this.nested = new NestedStack(this, 'Nested', { description: 'Realname: alarms and the dashboard' })
    const { stage, api, encryption, workflow, deadLetters, reconciler, retention } = props
    const { follower, publisher, validation, accounts, counting, webhooks, delivery } = props
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    encryptWith(encryption, this.topic)
    if (stage.alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(stage.alarmEmail))
    // `enforceSSL` adds a topic policy. It replaces the default policy, which lets alarms of the account publish.
    this.topic.grantPublish(
      new ServicePrincipal(cloudWatch, {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    this.addAlarm(
      'ApplicationParked',
      ['An application waits for an operator', 'parked'],
      counted('ApplicationParked'),
    )
    for (const [ending, metric] of [
      ['Failed', workflow.application.metricFailed({ period })],
      ['TimedOut', workflow.application.metricTimedOut({ period })],
      ['Aborted', workflow.application.metricAborted({ period })],
    ] as const) {
      this.addAlarm(
        `ApplicationWorkflow${ending}`,
        ['An application’s execution ended without parking', 'parked'],
        metric,
      )
    }
    this.addAlarm(
      'UnreadableRecord',
      ['A stored item could not be read', 'unreadable records'],
      counted('UnreadableRecord'),
    )
    this.addAlarm(
      'InspectionStopped',
      ['Inspections of files were stopped', 'stopped inspections'],
      counted('InspectionStopped'),
      stoppedInspectionsThreshold,
    )
    this.addAlarm(
      'ReviewOverdue',
      ['A review passed its deadline', 'overdue'],
      counted('EventPublished', 'review.overdue'),
    )
    for (const [id, { age }] of [
      ['ApplicationsNotFollowed', follower.consumer],
      ['EventsNotPublished', publisher.consumer],
      ['UploadsNotValidated', validation.consumer],
      ['AccountsNotChanged', accounts.consumer],
      ['FiguresNotCounted', counting.consumer],
    ] as const) {
      this.addAlarm(id, ['A consumer is behind', 'consumers behind'], age, tenMinutesInMs)
    }
    this.addAlarm(
      'ApiFailed',
      ['The API answered 5xx', 'failures of the API'],
      api.httpApi.metricServerError({ statistic: 'Sum', period }),
    )
    // All functions of the account share one concurrency quota. A throttled call counts as no error of its function.
    this.addAlarm(
      'FunctionsThrottled',
      ['A function was throttled', 'throttled functions'],
      LambdaFunction.metricAllThrottles({ statistic: 'Sum', period }),
    )
    for (const [of, lost] of [
      ['Follower', lostDeliveries(follower.fn)],
      ['Publisher', lostDeliveries(publisher.fn)],
      ['Validation', lostDeliveries(validation.fn)],
      ['Uploads', validation.consumer.lost],
      ['Accounts', lostDeliveries(accounts.fn)],
      ['AccountEvents', accounts.consumer.lost],
      ['Counting', lostDeliveries(counting.fn)],
      ['CountedEvents', counting.consumer.lost],
      ['WebhookEvents', delivery.lost],
    ] as const) {
      this.addAlarm(
        `DeadLetterLost${of}`,
        ['A failed delivery could not be put into the dead-letter queue', 'dead letters'],
        lost,
      )
    }
    this.addAlarm(
      'DeadLetter',
      ['A delivery failed permanently', 'dead letters'],
      deadLetters.queue.metricApproximateNumberOfMessagesVisible({ period }),
    )
    this.addAlarm(
      'WebhookEndpointDisabled',
      ['A webhook endpoint was disabled', 'webhooks'],
      counted('EventPublished', 'webhook_endpoint.disabled'),
    )
    this.addAlarm(
      'WebhooksNotDelivered',
      ['An enabled webhook endpoint has not got an event for an hour', 'webhooks'],
      counted('WebhookUndeliveredAge').with({ statistic: 'Maximum' }),
      undeliveredSeconds,
    )
    this.addAlarm(
      'WebhooksNotPrepared',
      ['Events wait for their webhook deliveries to be stored', 'webhooks'],
      delivery.preparingAge,
      tenMinutesInMs / 1000,
    )
    this.addAlarm(
      'WebhookSweepFailed',
      ['A sweep for due webhook deliveries failed', 'webhooks'],
      delivery.sweepFailures,
    )
    this.addAlarm(
      'WebhookDeadLetter',
      ['A message about webhooks failed permanently', 'webhooks'],
      webhooks.failed.metricApproximateNumberOfMessagesVisible({ period }),
    )
    if (props.reading !== undefined) this.watchReading(props.reading)
    if (props.mail !== undefined) this.watchMail(props.mail)
    for (const kind of repairKinds) {
      this.addAlarm(
        `Repaired-${kind}`,
        ['The reconciler repaired an application or a document', 'reconciler'],
        counted('ReconcilerRepaired', kind),
      )
    }
    this.addAlarm(
      'ReconcilerGaveUp',
      ['The reconciler gave up an execution or a validation', 'reconciler'],
      counted('ReconcilerGaveUp'),
    )
    this.addAlarm('ReconcilerFailed', ['A run of the reconciler failed', 'reconciler'], reconciler.failures)
    this.addAlarm('RetentionFailed', ['A run of the retention job failed', 'retention'], retention.failures)
    // A decision in time aborts the execution of the deadline, so aborted ones have no alarm.
    for (const [ending, metric] of [
      ['Failed', workflow.deadline.metricFailed({ period })],
      ['TimedOut', workflow.deadline.metricTimedOut({ period })],
    ] as const) {
      this.addAlarm(
        `DeadlineWatch${ending}`,
        ['The execution that watches a deadline failed', 'deadline watch'],
        metric,
      )
    }
    for (const [ending, metric] of [
      ['Failed', workflow.calendar.metricFailed({ period })],
      ['TimedOut', workflow.calendar.metricTimedOut({ period })],
      ['Aborted', workflow.calendar.metricAborted({ period })],
    ] as const) {
      this.addAlarm(
        `Rescheduling${ending}`,
        ['Provisional deadlines were not recalculated for a new calendar', 'rescheduling'],
        metric,
      )
    }
  }

  private watchReading({ age, lost, failed }: DocumentReading): void {
    this.addAlarm(
      'ReadingsUnavailable',
      ['Accepted documents could not be read', 'readings'],
      counted('DocumentRead', 'UNAVAILABLE'),
      unavailableReadingsThreshold,
    )
    this.addAlarm(
      'DocumentsNotRead',
      ['Accepted documents wait to be read', 'readings'],
      age,
      tenMinutesInMs / 1000,
    )
    this.addAlarm(
      'DeadLetterLostReadings',
      ['A failed delivery could not be put into the dead-letter queue', 'dead letters'],
      lost,
    )
    this.addAlarm(
      'ReadingDeadLetter',
      ['A message about a reading failed permanently', 'readings'],
      failed.metricApproximateNumberOfMessagesVisible({ period }),
    )
  }

  private watchMail({ age, lost, failed, configurationSet }: ApplicantMail): void {
    for (const [name, rate] of Object.entries(reviewedRates)) {
      this.addAlarm(
        `Mail${name}`,
        ['More mail is returned than SES accepts', 'mail'],
        new Metric({
          namespace: 'AWS/SES',
          metricName: `Reputation.${name}`,
          dimensionsMap: { 'ses:configuration-set': configurationSet },
          statistic: 'Maximum',
          // SES reports its rates about once an hour.
          period: Duration.hours(1),
        }),
        rate,
      )
    }
    this.addAlarm('MailNotSent', ['Mails wait to be sent', 'mail'], age, mailWaitsSeconds)
    this.addAlarm(
      'MailDeadLetter',
      ['A message about mail failed permanently', 'mail'],
      failed.metricApproximateNumberOfMessagesVisible({ period }),
    )
    for (const [of, metric] of Object.entries(lost)) {
      this.addAlarm(
        `DeadLetterLost${of}`,
        ['A failed delivery could not be put into the dead-letter queue', 'dead letters'],
        metric,
      )
    }
  }

  private addAlarm(
    id: string,
    [happened, section]: readonly [string, RunbookSection],
    metric: IMetric,
    threshold = 1,
  ): void {
    const alarm = new Alarm(this.nested, id, {
      alarmDescription: alarmText(this.stage, happened, section),
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    this.all.push(alarm)
  }
}
