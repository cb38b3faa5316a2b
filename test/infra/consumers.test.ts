import { describe, expect, test } from '@jest/globals'
import { repairKinds, validationPatienceMinutes } from '../../domain/reconciliation.ts'
import { inspectionBounds } from '../../lambdas/documents/isolation/isolated-inspection.ts'
import type { Template } from './synthesized.ts'
import { propertiesOf, resourcesOf, templateOf, text } from './templates.ts'

const template = templateOf('production')
const sixHours = 6 * 60 * 60

const allMappings = (of: Template) => Object.values(resourcesOf(of, 'AWS::Lambda::EventSourceMapping'))
const streamMappings = (of: Template) =>
  allMappings(of).filter(({ Properties }) => text(Properties.EventSourceArn).endsWith('StreamArn'))

describe('stream consumers', () => {
  const mappings = streamMappings(template)

  test('are two: DynamoDB serves no more readers of a shard', () => {
    expect(mappings.map(({ Properties }) => text(Properties.FunctionName)).sort()).toEqual([
      'EventsPublishFunction',
      'FollowerFollowFunction',
    ])
  })

  test.each(mappings)(
    'retry failed records for 15 minutes, in halves of the batch, then send them to the dead-letter queue ($Properties.FunctionName.Ref)',
    ({ Properties }) => {
      expect(text(Properties.EventSourceArn)).toBe('RecordsTable.StreamArn')
      expect(Properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        ParallelizationFactor: 1,
        MaximumRetryAttempts: -1,
        MaximumRecordAgeInSeconds: 15 * 60,
      })
      const { OnFailure } = Properties.DestinationConfig as { OnFailure: { Destination: unknown } }
      expect(text(OnFailure.Destination)).toBe('DeadLettersQueue')
    },
  )

  test('take two batches of a shard at once where the stage says so', () => {
    const faster = templateOf('everything')
    for (const { Properties } of streamMappings(faster)) {
      expect(Properties).toMatchObject({ ParallelizationFactor: 2 })
    }
  })

  test('have five filters at most: AWS takes more only after its quota was raised', () => {
    for (const { Properties } of mappings) {
      const { Filters } = Properties.FilterCriteria as { Filters: unknown[] }
      expect(Filters.length).toBeLessThanOrEqual(5)
    }
  })

  test('receive only the records that they act on', () => {
    const patterns = mappings.map(({ Properties }) => {
      const { Filters } = Properties.FilterCriteria as { Filters: { Pattern: string }[] }
      return [text(Properties.FunctionName), Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown)]
    })
    expect(Object.fromEntries(patterns)).toEqual({
      FollowerFollowFunction: [
        { eventName: ['INSERT'], dynamodb: { NewImage: { sk: { S: ['APPLICATION'] } } } },
        {
          dynamodb: {
            NewImage: {
              sk: { S: ['APPLICATION'] },
              signal: { M: { kind: { S: [{ exists: true }] } } },
              waiting: { M: { token: { S: [{ exists: true }] } } },
            },
          },
        },
        {
          dynamodb: {
            NewImage: { sk: { S: [{ prefix: 'DOCUMENT#' }] }, supersededAt: { S: [{ exists: true }] } },
          },
        },
        {
          dynamodb: {
            NewImage: {
              sk: { S: ['APPLICATION'] },
              deadline: { M: { revision: { N: [{ exists: true }] } } },
            },
          },
        },
        { dynamodb: { NewImage: { sk: { S: [{ prefix: 'CALENDAR#' }] } } } },
      ],
      EventsPublishFunction: [
        { eventName: ['INSERT'], dynamodb: { NewImage: { sk: { S: [{ prefix: 'EVENT#' }] } } } },
      ],
    })
  })
})

test('functions of the API are updated after every function that reads what they write', () => {
  const functions = Object.entries(resourcesOf(template, 'AWS::Lambda::Function')) as unknown as [
    string,
    { Properties: { Description: string }; DependsOn?: string[] },
  ][]
  const named = (prefix: string) =>
    functions.filter(([, { Properties }]) => Properties.Description.includes(`: ${prefix}/`))
  const readers = [...named('events'), ...named('steps')].map(([id]) => id)
  expect(readers.length).toBeGreaterThan(10)
  for (const [id, { DependsOn = [] }] of named('api'))
    expect({
      id,
      missing: readers.filter(reader => !DependsOn.map(Ref => text({ Ref })).includes(reader)),
    }).toEqual({
      id,
      missing: [],
    })
})

const uploads = 'ValidationUploadsRule'

describe('the upload consumer', () => {
  test('is called for objects that arrive in the inbox, and for nothing else', () => {
    const { EventPattern: pattern } = propertiesOf<{
      EventPattern: { detail: { bucket: { name: unknown[] } } }
    }>(template, 'AWS::Events::Rule', uploads)
    // The reconciler announces an upload again, in the form of S3's event.
    const source = ['aws.s3', 'realname.reconciler']
    expect(pattern).toMatchObject({ source, 'detail-type': ['Object Created'] })
    expect(pattern.detail.bucket.name.map(text)).toEqual(['DocumentsInbox'])
  })

  test('receives only the key, because the event has the uploader’s IP address', () => {
    const { Targets } = propertiesOf<{ Targets: { InputTransformer: { InputTemplate: string } }[] }>(
      template,
      'AWS::Events::Rule',
      uploads,
    )
    expect(Targets.map(({ InputTransformer }) => InputTransformer.InputTemplate)).toEqual([
      '{"detail":{"object":{"key":<detail-object-key>}}}',
    ])
  })

  test('only its rule may call it and send to the dead-letter queue', () => {
    const rules = Object.values(resourcesOf(template, 'AWS::Lambda::Permission'))
      .map(({ Properties }) => Properties)
      .filter(({ Principal }) => String(Principal) === 'events.amazonaws.com')
    expect(rules.map(({ FunctionName, SourceArn }) => [text(FunctionName), text(SourceArn)])).toEqual([
      ['ValidationValidateFunction', 'ValidationUploadsRule'],
      ['ReconcilerReconcileFunction', 'ReconcilerSchedule'],
      ['RetentionEraseFunction', 'RetentionSchedule'],
      ['AccountsChangeFunction', 'AccountsToldRule'],
      ['WebhookDeliverySweepFunction', 'WebhookDeliverySchedule'],
      ['FigureCountingCountFunction', 'FigureCountingCountedRule'],
    ])
    const { PolicyDocument } = propertiesOf<{
      PolicyDocument: { Statement: { Effect: string; Condition: { ArnEquals: Record<string, unknown> } }[] }
    }>(template, 'AWS::SQS::QueuePolicy', 'DeadLettersQueuePolicy')
    const permissions = PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow')
    expect(permissions).toMatchObject([
      { Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage' },
      { Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage' },
      { Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage' },
    ])
    const sources = permissions.map(({ Condition }) => text(Condition.ArnEquals['aws:SourceArn']))
    expect(sources).toEqual(['ValidationUploadsRule', 'AccountsToldRule', 'FigureCountingCountedRule'])
  })
})

describe.each([
  ['ValidationValidateFunction', uploads, 'ValidationUploadsRetries'],
  ['AccountsChangeFunction', 'AccountsToldRule', 'AccountsToldRetries'],
  ['FigureCountingCountFunction', 'FigureCountingCountedRule', 'FigureCountingCountedRetries'],
])('events for %s', (fn, rule, retries) => {
  test('retry for hours, and then become dead letters', () => {
    const { Targets } = propertiesOf<{ Targets: { Arn: unknown; DeadLetterConfig: { Arn: unknown } }[] }>(
      template,
      'AWS::Events::Rule',
      rule,
    )
    const [target] = Targets
    expect(Targets).toHaveLength(1)
    expect(text(target?.Arn)).toBe(fn)
    expect(text(target?.DeadLetterConfig.Arn)).toBe('DeadLettersQueue')
    expect(target).toMatchObject({
      RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: sixHours },
    })
    const asynchronous = propertiesOf<{
      FunctionName: unknown
      DestinationConfig: { OnFailure: { Destination: unknown } }
    }>(template, 'AWS::Lambda::EventInvokeConfig', retries)
    expect(text(asynchronous.FunctionName)).toBe(fn)
    expect(asynchronous).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: sixHours })
    expect(text(asynchronous.DestinationConfig.OnFailure.Destination)).toBe('DeadLettersQueue')
  })
})

test('account changes are consumed from the stage’s bus, except events of Realname itself', () => {
  const rule = propertiesOf(template, 'AWS::Events::Rule', 'AccountsToldRule')
  expect(text(rule.EventBusName)).toBe('EventsBus')
  expect(rule.EventPattern).toEqual({
    source: [{ 'anything-but': ['realname'] }],
    'detail-type': ['account.changed'],
  })
})

describe('a validation', () => {
  const { Timeout, MemorySize } = propertiesOf<{ Timeout: number; MemorySize: number }>(
    template,
    'AWS::Lambda::Function',
    'ValidationValidateFunction',
  )

  test('has time for two inspections that run out of it, and a whole processor with memory to spare', () => {
    expect(Timeout * 1000 - 2 * inspectionBounds.deadline).toBeGreaterThanOrEqual(15_000)
    expect(MemorySize).toBeGreaterThanOrEqual(1769)
    expect(MemorySize - inspectionBounds.memory).toBeGreaterThanOrEqual(MemorySize / 4)
  })

  test('that was killed counts as crashed only after its function must have ended, with half a minute to spare', () => {
    expect(validationPatienceMinutes * 60 - Timeout).toBeGreaterThanOrEqual(30)
  })

  test('that was killed is repeated within five minutes by the reconciler of a stage with default settings', () => {
    const { ScheduleExpression } = propertiesOf<{ ScheduleExpression: string }>(
      template,
      'AWS::Events::Rule',
      'ReconcilerSchedule',
    )
    const every = Number(/^rate\((\d+) minutes?\)$/.exec(ScheduleExpression)?.[1])
    expect(validationPatienceMinutes + every).toBeLessThan(5)
  })
})

describe('the reconciler', () => {
  test('runs by a schedule at the rate of the stage', () => {
    expect(propertiesOf(template, 'AWS::Events::Rule', 'ReconcilerSchedule')).toMatchObject({
      ScheduleExpression: 'rate(2 minutes)',
      State: 'ENABLED',
    })
    const impatient = templateOf('other settings')
    expect(propertiesOf(impatient, 'AWS::Events::Rule', 'ReconcilerSchedule')).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
    })
  })

  test('is not retried after a failure, nor called late: the next run does the same', () => {
    const { Targets } = propertiesOf<{ Targets: { Arn: unknown; Input: string }[] }>(
      template,
      'AWS::Events::Rule',
      'ReconcilerSchedule',
    )
    expect(Targets.map(({ Arn }) => text(Arn))).toEqual(['ReconcilerReconcileFunction'])
    const once = { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 5 * 60 }
    expect(Targets).toMatchObject([{ Input: '{}', RetryPolicy: once }])
    expect(propertiesOf(template, 'AWS::Lambda::EventInvokeConfig', 'ReconcilerRetries')).toMatchObject(once)
  })

  test('has an alarm for each kind of repair', () => {
    const kinds = Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm'))
      .filter(({ Properties }) => Properties.MetricName === 'ReconcilerRepaired')
      .map(({ Properties }) => Properties.Dimensions)
    expect(kinds).toEqual(
      repairKinds.map(kind => [
        { Name: 'kind', Value: kind },
        { Name: 'service', Value: 'realname' },
      ]),
    )
  })
})

test('the retention job runs once an hour, and a failed run is not retried', () => {
  const { ScheduleExpression, State, Targets } = propertiesOf<{
    ScheduleExpression: string
    State: string
    Targets: { Arn: unknown }[]
  }>(template, 'AWS::Events::Rule', 'RetentionSchedule')
  expect({ ScheduleExpression, State }).toEqual({ ScheduleExpression: 'rate(1 hour)', State: 'ENABLED' })
  expect(Targets.map(({ Arn }) => text(Arn))).toEqual(['RetentionEraseFunction'])
  const once = { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 * 60 }
  expect(Targets).toMatchObject([{ Input: '{}', RetryPolicy: once }])
  expect(propertiesOf(template, 'AWS::Lambda::EventInvokeConfig', 'RetentionRetries')).toMatchObject(once)
})

describe('state machines', () => {
  test('log failures, without anything that an execution carries', () => {
    const machines = Object.values(resourcesOf(template, 'AWS::StepFunctions::StateMachine'))
    expect(machines).toHaveLength(3)
    for (const { Properties } of machines) {
      expect(Properties.LoggingConfiguration).toMatchObject({ Level: 'ERROR', IncludeExecutionData: false })
    }
  })
})

describe('alarms', () => {
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm')

  test('watch all metrics that need an operator', () => {
    const watched = Object.entries(alarms).map(([name, { Properties }]) => [
      name,
      `${Properties.Namespace} ${Properties.MetricName}`,
    ])
    expect(Object.fromEntries(watched)).toEqual({
      ReadingsUnavailable: 'Realname DocumentRead',
      DocumentsNotRead: 'AWS/SQS ApproximateAgeOfOldestMessage',
      DeadLetterLostReadings: 'AWS/Events InvocationsFailedToBeSentToDlq',
      ReadingDeadLetter: 'AWS/SQS ApproximateNumberOfMessagesVisible',
      ApplicationParked: 'Realname ApplicationParked',
      ApplicationWorkflowFailed: 'AWS/States ExecutionsFailed',
      ApplicationWorkflowTimedOut: 'AWS/States ExecutionsTimedOut',
      ApplicationWorkflowAborted: 'AWS/States ExecutionsAborted',
      UnreadableRecord: 'Realname UnreadableRecord',
      InspectionStopped: 'Realname InspectionStopped',
      ReviewOverdue: 'Realname EventPublished',
      ApplicationsNotFollowed: 'AWS/Lambda IteratorAge',
      EventsNotPublished: 'AWS/Lambda IteratorAge',
      UploadsNotValidated: 'AWS/Lambda AsyncEventAge',
      AccountsNotChanged: 'AWS/Lambda AsyncEventAge',
      FiguresNotCounted: 'AWS/Lambda AsyncEventAge',
      DeadLetterLostCountedEvents: 'AWS/Events InvocationsFailedToBeSentToDlq',
      DeadLetterLostCounting: 'AWS/Lambda DestinationDeliveryFailures',
      DeadLetterLostWebhookEvents: 'AWS/Events InvocationsFailedToBeSentToDlq',
      WebhookDeadLetter: 'AWS/SQS ApproximateNumberOfMessagesVisible',
      WebhookEndpointDisabled: 'Realname EventPublished',
      WebhookSweepFailed: 'AWS/Lambda Errors',
      WebhooksNotDelivered: 'Realname WebhookUndeliveredAge',
      WebhooksNotPrepared: 'AWS/SQS ApproximateAgeOfOldestMessage',
      DeadLetterLostAccounts: 'AWS/Lambda DestinationDeliveryFailures',
      DeadLetterLostAccountEvents: 'AWS/Events InvocationsFailedToBeSentToDlq',
      DeadLetterLostFollower: 'AWS/Lambda DestinationDeliveryFailures',
      DeadLetterLostPublisher: 'AWS/Lambda DestinationDeliveryFailures',
      DeadLetterLostValidation: 'AWS/Lambda DestinationDeliveryFailures',
      DeadLetterLostUploads: 'AWS/Events InvocationsFailedToBeSentToDlq',
      ApiFailed: 'AWS/ApiGateway 5xx',
      FunctionsThrottled: 'AWS/Lambda Throttles',
      DeadLetter: 'AWS/SQS ApproximateNumberOfMessagesVisible',
      Repairedsignalresent: 'Realname ReconcilerRepaired',
      Repairedexecutionstarted: 'Realname ReconcilerRepaired',
      Repairedexecutionrestarted: 'Realname ReconcilerRepaired',
      Repairedparkedresumed: 'Realname ReconcilerRepaired',
      Repairedvalidationrequested: 'Realname ReconcilerRepaired',
      Repaireduploadreopened: 'Realname ReconcilerRepaired',
      ReconcilerGaveUp: 'Realname ReconcilerGaveUp',
      ReconcilerFailed: 'AWS/Lambda Errors',
      RetentionFailed: 'AWS/Lambda Errors',
      DeadlineWatchFailed: 'AWS/States ExecutionsFailed',
      DeadlineWatchTimedOut: 'AWS/States ExecutionsTimedOut',
      ReschedulingFailed: 'AWS/States ExecutionsFailed',
      ReschedulingTimedOut: 'AWS/States ExecutionsTimedOut',
      ReschedulingAborted: 'AWS/States ExecutionsAborted',
    })
  })

  /** All other alarms fire at the first occurrence. */
  const thresholds: Record<string, number> = {
    IteratorAge: 600_000,
    AsyncEventAge: 600_000,
    InspectionStopped: 5,
    DocumentRead: 5,
    WebhookUndeliveredAge: 3600,
    ApproximateAgeOfOldestMessage: 600,
  }

  test.each(Object.entries(alarms))(
    '%s fires as soon as there is anything to do, into the topic',
    (_, { Properties }) => {
      expect(Properties).toMatchObject({
        Threshold: thresholds[String(Properties.MetricName)] ?? 1,
        EvaluationPeriods: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
      })
      const actions = Properties.AlarmActions as unknown[]
      expect(actions.map(text)).toEqual(['AlarmsTopic'])
      expect(Properties.AlarmDescription).toContain('Runbook: ')
    },
  )

  test('can publish to their topic, whose policy replaces the default one', () => {
    const { PolicyDocument } = propertiesOf(template, 'AWS::SNS::TopicPolicy')
    expect(PolicyDocument).toMatchObject({
      Statement: [
        { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Action: 'sns:Publish',
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        },
      ],
    })
  })

  test('can use the key that encrypts it, for it alone', () => {
    expect(text(propertiesOf(template, 'AWS::SNS::Topic').KmsMasterKeyId)).toBe('EncryptionDataKey')
    const { KeyPolicy } = propertiesOf<{ KeyPolicy: { Statement: Record<string, unknown>[] } }>(
      template,
      'AWS::KMS::Key',
      'EncryptionDataKey',
    )
    const ofServices = KeyPolicy.Statement.filter(({ Principal }) => 'Service' in (Principal as object))
    const inWords = ofServices.map(({ Effect, Principal, Action, Condition }) => {
      const { StringLike } = Condition as { StringLike: Record<string, unknown> }
      const topics = text(StringLike['kms:EncryptionContext:aws:sns:topicArn'])
      return { Effect, Principal, Action, topics }
    })
    expect(inWords).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        topics: 'arn:<Partition>:sns:<Region>:<AccountId>:realname-production-*',
      },
    ])
  })
})
