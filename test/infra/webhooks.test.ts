import { describe, expect, test } from '@jest/globals'
import { webhookLimits } from '../../domain/policy.ts'
import { stageSchema } from '../../lib/stage.ts'
import { functionsOf, propertiesOf, resourcesOf, templateOf, text } from './templates.ts'

const template = templateOf('production')
const sending = 'WebhooksSending'
const preparing = 'WebhooksPreparing'

const mappingOf = (queue: string) =>
  Object.values(resourcesOf(template, 'AWS::Lambda::EventSourceMapping')).find(
    ({ Properties }) => text(Properties.EventSourceArn) === queue,
  )?.Properties

describe('the queues of webhooks', () => {
  test.each([
    [preparing, 10, 'events/prepare-webhooks'],
    [sending, 5, 'events/send-webhooks'],
  ] as const)(
    '%s delivers a message %i times with a visibility timeout of six function timeouts, and then moves it to the dead-letter queue',
    (queue, times, handler) => {
      const { RedrivePolicy, VisibilityTimeout, SqsManagedSseEnabled } = propertiesOf<{
        RedrivePolicy: { deadLetterTargetArn: unknown; maxReceiveCount: number }
        VisibilityTimeout: number
        SqsManagedSseEnabled: boolean
      }>(template, 'AWS::SQS::Queue', queue)
      expect(text(RedrivePolicy.deadLetterTargetArn)).toBe('WebhooksFailed')
      expect(RedrivePolicy.maxReceiveCount).toBe(times)
      expect(VisibilityTimeout).toBe(6 * Number(functionsOf(template)[handler]?.Properties.Timeout))
      expect(SqsManagedSseEnabled).toBe(true)
    },
  )

  test('invoke their functions in batches, and at most one sender more than endpoints', () => {
    const batches = { BatchSize: 10, FunctionResponseTypes: ['ReportBatchItemFailures'] }
    expect(mappingOf(preparing)).toMatchObject({ ...batches, ScalingConfig: { MaximumConcurrency: 5 } })
    const senders = webhookLimits.endpoints + 1
    expect(mappingOf(sending)).toMatchObject({ ...batches, ScalingConfig: { MaximumConcurrency: senders } })
  })

  test('receive exactly the events of Realname from the bus', () => {
    const { EventPattern, Targets } = propertiesOf<{
      EventPattern: unknown
      Targets: { Arn: unknown; DeadLetterConfig: { Arn: unknown } }[]
    }>(template, 'AWS::Events::Rule', 'WebhookDeliveryRule')
    expect(EventPattern).toEqual({ source: ['realname'] })
    expect(Targets.map(({ Arn, DeadLetterConfig }) => [text(Arn), text(DeadLetterConfig.Arn)])).toEqual([
      [preparing, 'WebhooksFailed'],
    ])
  })
})

test('the timeout of a sender allows more than one round of attempts', () => {
  const timeout = Number(functionsOf(template)['events/send-webhooks']?.Properties.Timeout)
  expect(timeout).toBeGreaterThan(3 * webhookLimits.attemptSeconds)
})

test('the sweep runs every minute', () => {
  expect(propertiesOf(template, 'AWS::Events::Rule', 'WebhookDeliverySchedule')).toMatchObject({
    ScheduleExpression: 'rate(1 minute)',
    State: 'ENABLED',
  })
})

test('deliveries expire, and can be queried by status and by due time', () => {
  const { TimeToLiveSpecification, GlobalSecondaryIndexes } = propertiesOf<{
    TimeToLiveSpecification: unknown
    GlobalSecondaryIndexes: { IndexName: string }[]
  }>(template, 'AWS::DynamoDB::Table', 'WebhooksTable')
  expect(TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true })
  expect(GlobalSecondaryIndexes.map(({ IndexName }) => IndexName)).toEqual(['byStatus', 'due'])
})

test('webhooks to the local host require a setting of a removable stage', () => {
  const loopback = (settings: object) => stageSchema.safeParse(settings)
  expect(loopback({ removable: true, allowLoopback: true }).success).toBe(true)
  expect(loopback({ removable: true }).data?.allowLoopback).toBe(false)
  const consentDocumentUrl = 'https://operator.cn/consent'
  expect(loopback({ consentDocumentUrl }).success).toBe(true)
  expect(loopback({ consentDocumentUrl, allowLoopback: true }).success).toBe(false)
  const addresses = functionsOf(template)['events/send-webhooks']?.Properties.Environment
  expect(addresses).toMatchObject({ Variables: { WEBHOOK_LOOPBACK: 'false' } })
})
