import { Duration, Stack } from 'aws-cdk-lib'
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
import type { BackendFunction } from './backend-function.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { Encryption } from './encryption.ts'
import type { EventConsumer } from './event-consumer.ts'
import type { Reconciler } from './reconciler.ts'
import type { Retention } from './retention.ts'
import type { Stage } from './stage.ts'
import type { StreamConsumer } from './stream-consumer.ts'
import type { Workflow } from './workflow.ts'

interface AlarmsProps {
  readonly stage: Stage
  readonly api: Api
  readonly encryption: Encryption
  readonly workflow: Workflow
  readonly deadLetters: DeadLetters
  readonly reconciler: Reconciler
  readonly retention: Retention
  /** Each with its function. */
  readonly follower: { readonly fn: BackendFunction; readonly consumer: StreamConsumer }
  readonly publisher: { readonly fn: BackendFunction; readonly consumer: StreamConsumer }
  readonly validation: { readonly fn: BackendFunction; readonly consumer: EventConsumer }
  readonly accounts: { readonly fn: BackendFunction; readonly consumer: EventConsumer }
}

const period = Duration.minutes(5)
const tenMinutesInMs = 600_000

/** A single file may be an accident; so many in one period are not. */
const tooManyStoppedInspections = 5

/** A metric that functions count. */
function counted<Name extends MetricName>(metricName: Name, ...[value]: DimensionOf<Name>): Metric {
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

/** What a function, or a mapping on its behalf, could not put into the dead letters. */
function undeliverable(fn: BackendFunction): Metric {
  return fn.lambda.metric('DestinationDeliveryFailures', { statistic: 'Sum', period })
}

const alarms = 'cloudwatch.amazonaws.com'

/** Set on the topic itself: given the key, the CDK would let publishers do more with it than they need. */
function encryptWith(encryption: Encryption, topic: Topic): void {
  const resource = topic.node.defaultChild
  if (!(resource instanceof CfnTopic)) throw new Error('A topic without its resource')
  resource.kmsMasterKeyId = encryption.dataKey.keyArn
  encryption.letPublishEncrypted(alarms)
}

/** What an operator must hear of: each alarm says where to look, and fires at once unless a reason says otherwise. */
export class Alarms extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    const { stage, api, encryption, workflow, deadLetters, reconciler, retention } = props
    const { follower, publisher, validation, accounts } = props
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    encryptWith(encryption, this.topic)
    if (stage.alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(stage.alarmEmail))
    // A topic with a policy of its own loses the default one, by which alarms of the account may publish.
    this.topic.grantPublish(
      new ServicePrincipal(alarms, {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    this.fire(
      'ApplicationParked',
      'An application waits for an operator (runbook: parked)',
      counted('ApplicationParked'),
    )
    for (const [ending, metric] of [
      ['Failed', workflow.application.metricFailed({ period })],
      ['TimedOut', workflow.application.metricTimedOut({ period })],
      ['Aborted', workflow.application.metricAborted({ period })],
    ] as const) {
      this.fire(
        `ApplicationWorkflow${ending}`,
        'An application’s execution ended without parking (runbook: parked)',
        metric,
      )
    }
    this.fire(
      'UnreadableRecord',
      'A change of the table could not be read (runbook: unreadable records)',
      counted('UnreadableRecord'),
    )
    this.fire(
      'InspectionStopped',
      'Files stop their inspection (runbook: stopped inspections)',
      counted('InspectionStopped'),
      tooManyStoppedInspections,
    )
    this.fire(
      'ReviewOverdue',
      'A review passed its deadline (runbook: overdue)',
      counted('EventPublished', 'review.overdue'),
    )
    for (const [id, { age }] of [
      ['ApplicationsNotFollowed', follower.consumer],
      ['EventsNotPublished', publisher.consumer],
      ['UploadsNotValidated', validation.consumer],
      ['AccountsNotChanged', accounts.consumer],
    ] as const) {
      this.fire(id, 'Changes wait for their consumer (runbook: consumers behind)', age, tenMinutesInMs)
    }
    this.fire(
      'ApiFailed',
      'The API answered 5xx (runbook: failures of the API)',
      api.httpApi.metricServerError({ statistic: 'Sum', period }),
    )
    // Of the whole account: its functions share what may run at once, and a call that is refused is no error of a function.
    this.fire(
      'FunctionsThrottled',
      'A function could not be started: too many run at once (runbook: throttled functions)',
      LambdaFunction.metricAllThrottles({ statistic: 'Sum', period }),
    )
    for (const [of, lost] of [
      ['Follower', undeliverable(follower.fn)],
      ['Publisher', undeliverable(publisher.fn)],
      ['Validation', undeliverable(validation.fn)],
      ['Uploads', validation.consumer.lost],
      ['Accounts', undeliverable(accounts.fn)],
      ['AccountEvents', accounts.consumer.lost],
    ] as const) {
      this.fire(
        `DeadLetterLost${of}`,
        'A delivery failed for good and is in no queue (runbook: dead letters)',
        lost,
      )
    }
    this.fire(
      'DeadLetter',
      'A delivery failed for good (runbook: dead letters)',
      deadLetters.queue.metricApproximateNumberOfMessagesVisible({ period }),
    )
    for (const kind of repairKinds) {
      this.fire(
        `Repaired-${kind}`,
        'Something had been left behind and was put right (runbook: reconciler)',
        counted('ReconcilerRepaired', kind),
      )
    }
    this.fire(
      'ReconcilerGaveUp',
      'An execution or a validation ends again and again (runbook: reconciler)',
      counted('ReconcilerGaveUp'),
    )
    this.fire('ReconcilerFailed', 'What is left behind stays so (runbook: reconciler)', reconciler.failures)
    this.fire('RetentionFailed', 'Something is kept too long (runbook: retention)', retention.failures)
    // Watches are aborted whenever a decision comes in time: that is no alarm.
    for (const [ending, metric] of [
      ['Failed', workflow.deadline.metricFailed({ period })],
      ['TimedOut', workflow.deadline.metricTimedOut({ period })],
    ] as const) {
      this.fire(
        `DeadlineWatch${ending}`,
        'A deadline is not watched any more (runbook: deadline watch)',
        metric,
      )
    }
    for (const [ending, metric] of [
      ['Failed', workflow.calendar.metricFailed({ period })],
      ['TimedOut', workflow.calendar.metricTimedOut({ period })],
      ['Aborted', workflow.calendar.metricAborted({ period })],
    ] as const) {
      this.fire(
        `Rescheduling${ending}`,
        'Provisional deadlines were not counted again by a new calendar (runbook: rescheduling)',
        metric,
      )
    }
  }

  private fire(id: string, alarmDescription: string, metric: IMetric, threshold = 1): void {
    const alarm = new Alarm(this, id, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
  }
}
