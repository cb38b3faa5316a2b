import { Duration, Stack } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { type EventBus, EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { eventSource } from '../contract/bus-events.ts'
import type { MailSettings } from '../contract/mail-settings.ts'
import { mailedEventNames } from '../domain/mail/mailed-events.ts'
import { BackendFunction } from './backend-function.ts'
import type { Encryption } from './encryption.ts'
import { lostEvents } from './event-consumer.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import type { RecordsStorage } from './records-storage.ts'
import type { Settings } from './settings.ts'
import type { ApplicantMailSettings, Stage } from './stage.ts'
import type { TokenIssuer } from './token-issuer.ts'

interface ApplicantMailProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly mail: ApplicantMailSettings
  readonly issuer: TokenIssuer
  readonly storage: RecordsStorage
  readonly encryption: Encryption
  readonly settings: Settings
  readonly bus: EventBus
}

const timeout = Duration.seconds(30)

/** Deliveries of a message, one every three minutes: two hours. */
const mostDeliveries = 40

/** What SES reports about returned mail, by its detail types on the default bus. */
const reports = {
  BOUNCE: { id: 'Bounces', detailType: 'Email Bounced', of: 'bounce' },
  COMPLAINT: { id: 'Complaints', detailType: 'Email Complaint Received', of: 'complaint' },
} as const

/**
 * Sends mails to applicants about the events of the bus, and stops mail to addresses that bounce or complain. A queue takes
 * the events, so a slow or throttled SES holds nothing up.
 */
export class ApplicantMail extends Construct {
  readonly fn: BackendFunction
  /** Messages that failed for two hours. */
  readonly failed: Queue
  /** The age of the oldest message. */
  readonly age: Metric
  /** Events that were delivered neither to the queue nor to the dead-letter queue. */
  readonly lost: Readonly<Record<'MailEvents' | 'MailBounces' | 'MailComplaints', Metric>>
  readonly configurationSet: string

  constructor(scope: Construct, id: string, props: ApplicantMailProps) {
    super(scope, id)
    const { stage, code, mail, issuer, storage, encryption, settings, bus } = props
    const stack = Stack.of(this)
    const set = new CfnConfigurationSet(this, 'Set', {
      reputationOptions: { reputationMetricsEnabled: true },
      // The addresses that get no mail are ours, by keyed hash. SES would list them in plain text.
      suppressionOptions: { suppressedReasons: [] },
      deliveryOptions: { tlsPolicy: 'REQUIRE' },
    })
    this.configurationSet = set.ref
    new CfnConfigurationSetEventDestination(this, 'Returned', {
      configurationSetName: set.ref,
      eventDestination: {
        enabled: true,
        matchingEventTypes: ['bounce', 'complaint'],
        // SES puts events on the default bus only.
        eventBridgeDestination: {
          eventBusArn: stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }),
        },
      },
    })

    const shared = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
    this.failed = new Queue(this, 'Failed', { ...shared, retentionPeriod: Duration.days(14) })
    const queue = new Queue(this, 'Queue', {
      ...shared,
      // AWS advises six times the timeout of the function.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.failed, maxReceiveCount: mostDeliveries },
    })
    this.age = queue.metricApproximateAgeOfOldestMessage({
      period: Duration.minutes(5),
      statistic: 'Maximum',
    })

    const events = new Rule(this, 'Events', {
      description: 'Events that applicants get a mail about',
      eventBus: bus,
      eventPattern: { source: [eventSource], detailType: [...mailedEventNames] },
      targets: [new SqsQueue(queue, { deadLetterQueue: this.failed })],
    })
    this.lost = {
      MailEvents: lostEvents(events, bus),
      MailBounces: this.takeReturned(queue, 'BOUNCE'),
      MailComplaints: this.takeReturned(queue, 'COMPLAINT'),
    }

    const fn = new BackendFunction(this, 'Send', { stage, code, name: 'events/send-mail', timeout })
    this.fn = fn
    storage.grantRead(fn)
    storage.grantRecordMail(fn)
    encryption.grantHash(fn)
    // For the addresses of sessions.
    encryption.grantDecryptPersonalData(fn)
    issuer.grantReadDirectory(fn, { roles: false, search: false })
    settings.setPagesOrigin(fn)
    settings.setApplicantTerms(fn)
    settings.setCertificateRules(fn)
    const { from, replyTo, productName, supportUrl, identity } = mail
    const rules: MailSettings = {
      from,
      ...(replyTo === undefined ? {} : { replyTo }),
      productName,
      supportUrl,
      configurationSet: set.ref,
    }
    fn.set('MAIL_SETTINGS', stack.toJsonString(rules))
    fn.set('TIME_ZONE', stage.timeZone)
    const ses = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'ses', resource, resourceName })
    fn.allow(['ses:SendEmail'], [ses('identity', identity), ses('configuration-set', set.ref)], {
      StringEquals: { 'ses:FromAddress': from },
    })
    fn.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn])
    new EventSourceMapping(this, 'Messages', {
      target: fn.lambda,
      eventSourceArn: queue.queueArn,
      batchSize: 1,
      maxConcurrency: stage.mailsAtOnce,
      reportBatchItemFailures: true,
    })
  }
  /** Puts the reports about mail of this stage into the queue. Returns the metric of those that were lost. */
  private takeReturned(queue: Queue, reason: keyof typeof reports): Metric {
    const { id, detailType, of } = reports[reason]
    const field = (path: string) => EventField.fromPath(`$.detail.${path}`)
    const rule = new Rule(this, id, {
      description: `Stops mail to applicants after: ${detailType}`,
      eventPattern: {
        source: ['aws.ses'],
        detailType: [detailType],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet] } } },
      },
      targets: [
        new SqsQueue(queue, {
          deadLetterQueue: this.failed,
          // Neither address nor subject may stay in a queue.
          message: RuleTargetInput.fromObject({
            returned: {
              reason,
              ...(reason === 'BOUNCE' ? { bounceType: field('bounce.bounceType') } : {}),
              at: field(`${of}.timestamp`),
              mailedAt: field('mail.timestamp'),
              applicationId: field('mail.tags.applicationId'),
              addressHash: field('mail.tags.addressHash'),
            },
          }),
        }),
      ],
    })
    return lostEvents(rule, undefined)
  }
}
