import { readFileSync } from 'node:fs'
import { describe, expect, jest, test } from '@jest/globals'
import { metricRows } from '../../contract/metrics.ts'
import { contentKinds } from '../../domain/content.ts'
import { domainEventNames, endpointEventNames } from '../../domain/events.ts'
import { repairKinds } from '../../domain/reconciliation.ts'
import { countMetric, recordMetric, recordMilliseconds } from '../../lambdas/metrics.ts'
import { everything } from '../../local/template-check/everything.ts'
import { type Resource, stacksOf } from './templates.ts'

const stacks = stacksOf('everything')
const [main] = stacks
const templates = stacks.map(({ template }) => template)
const resources = Object.assign({}, ...templates.map(({ Resources }) => Resources)) as Record<
  string,
  Resource
>

interface Watch {
  readonly AlarmDescription: string
  readonly MetricName: string
  readonly Namespace: string
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[]
}

const watches = Object.entries(resources)
  .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
  .map(([id, { Properties }]) => [id, Properties as unknown as Watch] as const)

const functionMetrics = counted()

const dimensionsOf = ({ Dimensions = [] }: Watch) =>
  Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]))

/** The resource that an intrinsic refers to, if it is of that type. */
function referenced(value: unknown, type: string): Resource | undefined {
  const resource = resources[String((value as { Ref?: string }).Ref)]
  return resource?.Type === type ? resource : undefined
}

const isReference = (type: string) => (value: unknown) => referenced(value, type) !== undefined

/** The resource of a `Fn::GetAtt`, if it is of that type. */
function attributeOf(value: unknown, type: string, attribute: string): Resource | undefined {
  const [id, name] = (value as { 'Fn::GetAtt'?: [string, string] })['Fn::GetAtt'] ?? ['', '']
  const resource = resources[id]
  return resource?.Type === type && name === attribute ? resource : undefined
}

/** On a custom bus, `Ref` of a rule is `bus|rule`, and its ARN ends in `rule/bus/name`. */
function isRuleOf(name: unknown, bus: unknown): boolean {
  if (bus === undefined) {
    const rule = referenced(name, 'AWS::Events::Rule')
    return rule !== undefined && rule.Properties.EventBusName === undefined
  }
  const [index, { 'Fn::Split': [separator, arn] = [] } = {}] =
    (name as { 'Fn::Select'?: [number, { 'Fn::Split'?: [string, unknown] }] })['Fn::Select'] ?? []
  const rule = attributeOf(arn, 'AWS::Events::Rule', 'Arn')
  return (
    index === 2 && separator === '/' && JSON.stringify(rule?.Properties.EventBusName) === JSON.stringify(bus)
  )
}

/** The dimensions of CloudWatch's metrics of a service. An alarm with other dimensions never fires. */
const known: Record<string, (dimensions: Record<string, unknown>, watch: Watch) => boolean> = {
  'AWS/ApiGateway': ({ ApiId, ...others }) =>
    isReference('AWS::ApiGatewayV2::Api')(ApiId) && Object.keys(others).length === 0,
  'AWS/CloudFront': dimensions => {
    expect(dimensions).toEqual({
      DistributionId: {
        'Fn::GetStackOutput': {
          StackName: main.name,
          OutputName: 'DistributionId',
          Region: 'eu-central-1',
        },
      },
      Region: 'Global',
    })
    return true
  },
  'AWS/Events': ({ RuleName, EventBusName, ...others }) =>
    isRuleOf(RuleName, EventBusName) && Object.keys(others).length === 0,
  'AWS/Lambda': (dimensions, { MetricName }) =>
    // Without a dimension, the metric covers all functions of the account.
    (MetricName === 'Throttles' && Object.keys(dimensions).length === 0) ||
    (Object.keys(dimensions).join() === 'FunctionName' &&
      isReference('AWS::Lambda::Function')(dimensions.FunctionName)),
  'AWS/SES': ({ 'ses:configuration-set': set, ...others }) =>
    isReference('AWS::SES::ConfigurationSet')(set) && Object.keys(others).length === 0,
  'AWS/SQS': ({ QueueName, ...others }) =>
    attributeOf(QueueName, 'AWS::SQS::Queue', 'QueueName') !== undefined && Object.keys(others).length === 0,
  'AWS/States': ({ StateMachineArn, ...others }) =>
    isReference('AWS::StepFunctions::StateMachine')(StateMachineArn) && Object.keys(others).length === 0,
  Realname: (dimensions, { MetricName }) =>
    functionMetrics.has(JSON.stringify([MetricName, ...Object.entries(dimensions).sort()])),
}

/** The metric names in AWS's documentation. An alarm with another name never fires. */
const documented: Record<string, readonly string[]> = {
  'AWS/ApiGateway': ['5xx'],
  'AWS/CloudFront': ['5xxErrorRate'],
  'AWS/Events': ['InvocationsFailedToBeSentToDlq'],
  'AWS/Lambda': ['AsyncEventAge', 'DestinationDeliveryFailures', 'Errors', 'IteratorAge', 'Throttles'],
  'AWS/SES': ['Reputation.BounceRate', 'Reputation.ComplaintRate'],
  'AWS/SQS': ['ApproximateAgeOfOldestMessage', 'ApproximateNumberOfMessagesVisible'],
  'AWS/States': ['ExecutionsAborted', 'ExecutionsFailed', 'ExecutionsTimedOut'],
}

/** The metrics of the functions, with the dimensions in their logs. */
function counted(): Set<string> {
  const output = jest.spyOn(process.stdout, 'write').mockImplementation(() => true)
  for (const name of [...domainEventNames, ...endpointEventNames]) countMetric('EventPublished', name)
  recordMetric('WebhookUndeliveredAge', 1)
  recordMilliseconds('ReadingTime', 1)
  for (const kind of repairKinds) countMetric('ReconcilerRepaired', kind)
  for (const kind of contentKinds) countMetric('ContentErased', kind)
  for (const outcome of metricRows.DocumentRead.dimension.values) countMetric('DocumentRead', outcome)
  for (const outcome of metricRows.ApplicantMail.dimension.values) countMetric('ApplicantMail', outcome)
  for (const reason of metricRows.MailReturned.dimension.values) countMetric('MailReturned', reason)
  countMetric('ApplicationParked')
  countMetric('UnreadableRecord')
  countMetric('InspectionStopped')
  countMetric('ReconcilerGaveUp')
  const written = output.mock.calls.map(([line]) => JSON.parse(String(line)) as EmbeddedMetric)
  output.mockRestore()
  return new Set(
    written.flatMap(entry =>
      entry._aws.CloudWatchMetrics.flatMap(({ Namespace, Metrics, Dimensions }) =>
        Metrics.flatMap(({ Name }) =>
          Dimensions.map(names => {
            expect(Namespace).toBe('Realname')
            return JSON.stringify([Name, ...names.map(name => [name, entry[name]]).sort()])
          }),
        ),
      ),
    ),
  )
}

interface EmbeddedMetric {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string
      readonly Metrics: readonly { readonly Name: string }[]
      readonly Dimensions: readonly (readonly string[])[]
    }[]
  }
  readonly [dimension: string]: unknown
}

describe('every alarm', () => {
  test.each(watches)('%s watches a metric by its real dimensions', (_id, watch) => {
    const fits = known[watch.Namespace]
    expect(fits?.(dimensionsOf(watch), watch)).toBe(true)
  })

  test('watches AWS’s metrics by their documented names', () => {
    const watched = watches
      .filter(([, { Namespace }]) => Namespace !== 'Realname')
      .filter(([, { Namespace, MetricName }]) => !documented[Namespace]?.includes(MetricName))
    expect(watched).toEqual([])
  })

  test('on a rule of a custom bus has both dimensions', () => {
    const ofEvents = watches.filter(([, { Namespace }]) => Namespace === 'AWS/Events')
    const dimensions = ofEvents.map(([id, watch]) => [id.slice(0, -8), Object.keys(dimensionsOf(watch))])
    expect(Object.fromEntries(dimensions)).toEqual({
      DeadLetterLostUploads: ['RuleName'],
      DeadLetterLostMailBounces: ['RuleName'],
      DeadLetterLostMailComplaints: ['RuleName'],
      DeadLetterLostMailEvents: ['EventBusName', 'RuleName'],
      DeadLetterLostAccountEvents: ['EventBusName', 'RuleName'],
      DeadLetterLostCountedEvents: ['EventBusName', 'RuleName'],
      DeadLetterLostReadings: ['EventBusName', 'RuleName'],
      DeadLetterLostWebhookEvents: ['EventBusName', 'RuleName'],
    })
  })

  test('on a regional metric is in the region of the metric', () => {
    const [, , edgeAlarms] = stacks
    expect(edgeAlarms?.environment).toBe('aws://unknown-account/us-east-1')
    const inOwnRegion = Object.values(templates[0]?.Resources ?? {}).map(
      ({ Properties }) => Properties?.Namespace,
    )
    expect(inOwnRegion).not.toContain('AWS/CloudFront')
    expect(edgeAlarms?.dependencies).toContain(main.name)
  })
})

describe('the runbook', () => {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  const anchorOf = (part: string) => part.split('\n')[0]?.toLowerCase().replaceAll(' ', '-')
  const sections = new Map(page.split(/^## /m).map(part => [anchorOf(part), part]))

  test.each(watches)('quotes %s in the section that the alarm links to', (_id, { AlarmDescription }) => {
    const [, happened, link, anchor = ''] = /^(.+)\. Runbook: (.+)#(.+)$/.exec(AlarmDescription) ?? []
    expect(link).toBe('https://id.example.com/docs/operations/')
    expect(sections.get(anchor)).toContain(`_${happened}._`)
  })

  test('is linked in the repository if the stage has no pages', () => {
    const [{ template }] = stacksOf('production')
    const alarms = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
    const links = alarms.map(({ Properties }) => String(Properties.AlarmDescription).split('Runbook: ')[1])
    expect(links.filter(link => !link?.startsWith('docs/operations.md#'))).toEqual([])
  })

  test('counts the alarms and the metrics that are paid for', () => {
    const costs = sections.get('costs')
    const ofProduction = stacksOf('production').flatMap(({ template }) =>
      Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm'),
    )
    expect(costs).toContain(`| alarms | ${ofProduction.length} |`)
    expect(costs).toContain(`| custom metrics, if each has a value | ${functionMetrics.size} |`)
  })
})

test('the alarm on the edge notifies its topic and the stage’s e-mail address', () => {
  const [, , edgeAlarms] = templates
  const of = (type: string) => Object.values(edgeAlarms?.Resources ?? {}).filter(({ Type }) => Type === type)
  const [alarm] = of('AWS::CloudWatch::Alarm')
  expect(alarm?.Properties).toMatchObject({ MetricName: '5xxErrorRate', Threshold: 1, Statistic: 'Average' })
  expect(alarm?.Properties.AlarmActions).toHaveLength(1)
  expect(of('AWS::SNS::Subscription')[0]?.Properties).toMatchObject({ Endpoint: everything.alarmEmail })
  expect(JSON.stringify(of('AWS::SNS::TopicPolicy'))).toContain('cloudwatch.amazonaws.com')
})
