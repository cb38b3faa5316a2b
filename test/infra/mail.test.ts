import { describe, expect, test } from '@jest/globals'
import { mailMessageSchema } from '../../contract/mail-messages.ts'
import { mailedEventNames } from '../../domain/mail/mailed-events.ts'
import {
  environmentOf,
  functionsOf,
  propertiesOf,
  refusalOf,
  resourcesOf,
  templateOf,
  text,
} from './templates.ts'

const sender = 'events/send-mail'

describe('a stage without mail', () => {
  const template = templateOf('production')

  test('has no part of it', () => {
    expect(Object.keys(template.Resources).filter(id => /^Mail|LostMail/.test(id))).toEqual([])
    expect(functionsOf(template)[sender]).toBeUndefined()
  })
})

describe('mail to applicants', () => {
  const template = templateOf('everything')

  interface RuleProperties {
    EventPattern: Record<string, unknown>
    Targets: {
      Arn: unknown
      DeadLetterConfig: { Arn: unknown }
      InputTransformer?: { InputPathsMap: Record<string, string>; InputTemplate: string }
    }[]
  }

  const rule = (id: string) => propertiesOf<RuleProperties>(template, 'AWS::Events::Rule', id)

  test('is sent from a queue, so that SES holds nothing up, and slowly enough for it', () => {
    const { EventPattern, Targets } = rule('MailEvents')
    expect(EventPattern).toEqual({ source: ['realname'], 'detail-type': [...mailedEventNames] })
    expect(Targets.map(({ Arn, DeadLetterConfig }) => [text(Arn), text(DeadLetterConfig.Arn)])).toEqual([
      ['MailQueue', 'MailFailed'],
    ])
    expect(propertiesOf(template, 'AWS::Lambda::EventSourceMapping', 'MailMessages')).toMatchObject({
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 6 },
    })
  })

  test('is tried for two hours, and then becomes a dead letter for two weeks', () => {
    const queue = propertiesOf<{ VisibilityTimeout: number; RedrivePolicy: Record<string, unknown> }>(
      template,
      'AWS::SQS::Queue',
      'MailQueue',
    )
    const { maxReceiveCount, deadLetterTargetArn } = queue.RedrivePolicy
    expect(queue.VisibilityTimeout * Number(maxReceiveCount)).toBe(2 * 60 * 60)
    expect(text(deadLetterTargetArn)).toBe('MailFailed')
    expect(propertiesOf(template, 'AWS::SQS::Queue', 'MailFailed')).toMatchObject({
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    })
  })

  test('that is returned is reported without the address', () => {
    for (const id of ['MailBounces', 'MailComplaints']) {
      const { EventPattern, Targets } = rule(id)
      expect(EventPattern.source).toEqual(['aws.ses'])
      const { mail } = EventPattern.detail as { mail: { tags: Record<string, unknown[]> } }
      expect(mail.tags['ses:configuration-set']?.map(text)).toEqual(['MailSet'])
      const [{ InputTransformer } = {}] = Targets
      const paths = Object.values(InputTransformer?.InputPathsMap ?? {})
      expect(paths.length).toBeGreaterThanOrEqual(4)
      for (const path of paths) expect(path).not.toMatch(/recipient|destination|header|mail$/i)
    }
    expect(
      propertiesOf(template, 'AWS::SES::ConfigurationSetEventDestination', 'MailReturned'),
    ).toMatchObject({
      EventDestination: { Enabled: true, MatchingEventTypes: ['bounce', 'complaint'] },
    })
  })

  /** What EventBridge makes of an event by the rule: values in place of the names in angle brackets. */
  function transformed(id: string, event: unknown): unknown {
    const [{ InputTransformer } = {}] = rule(id).Targets
    const { InputPathsMap = {}, InputTemplate = '' } = InputTransformer ?? {}
    const valueAt = (path: string) =>
      path
        .split('.')
        .slice(1)
        .reduce<unknown>((of, name) => (of as Record<string, unknown>)[name], event)
    return JSON.parse(
      InputTemplate.replace(/<([^>]+)>/g, (_, name) => JSON.stringify(valueAt(InputPathsMap[name] ?? ''))),
    )
  }

  test.each([
    ['MailBounces', 'bounce', { bounceType: 'Permanent' }],
    ['MailComplaints', 'complaint', {}],
  ] as const)('is read by the function as the rule %s passes it on', (id, kind, more) => {
    const at = '2026-11-23T02:00:00.000Z'
    const applicationId = '6b1f3f0e-7f1e-4f3c-9a60-0a4f2c1f9a11'
    const addressHash = 'a'.repeat(43)
    const mail = {
      timestamp: at,
      destination: ['erika@example.com'],
      tags: { applicationId: [applicationId], addressHash: [addressHash] },
    }
    const message = transformed(id, { detail: { [kind]: { ...more, timestamp: at }, mail } })
    expect(JSON.stringify(message)).not.toContain('erika')
    expect(mailMessageSchema().parse(message)).toEqual({
      returned: {
        reason: kind.toUpperCase(),
        isPermanent: true,
        at,
        mailedAt: at,
        applicationId,
        addressHash,
      },
    })
  })

  test('is not listed by SES in plain text, is sent under TLS alone, and its reputation is measured', () => {
    expect(propertiesOf(template, 'AWS::SES::ConfigurationSet', 'MailSet')).toMatchObject({
      SuppressionOptions: { SuppressedReasons: [] },
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
    })
  })

  test('has the settings of the stage', () => {
    const environment = environmentOf(template, sender)
    expect(text(environment.MAIL_SETTINGS)).toContain('"productName":{"en":"Example","zh":"示例"}')
    expect(environment).toMatchObject({ PAGES_ORIGIN: 'https://id.example.com', NEUTRAL_REJECTIONS: 'true' })
  })

  test('has alarms before AWS reviews the account', () => {
    const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm')
    const [bounces, complaints] = ['MailBounceRate', 'MailComplaintRate'].map(id => alarms[id]?.Properties)
    expect(bounces).toMatchObject({ Threshold: 0.05, MetricName: 'Reputation.BounceRate' })
    expect(complaints).toMatchObject({ Threshold: 0.001, MetricName: 'Reputation.ComplaintRate' })
  })
})

test('a region without SES refuses it', () => {
  expect(refusalOf('China with mail')).toContain('has no SES')
})
