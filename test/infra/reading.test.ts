import { describe, expect, test } from '@jest/globals'
import { environmentOf, functionsOf, propertiesOf, resourcesOf, templateOf, text } from './templates.ts'

const reader = 'events/read-document'
const validator = 'events/validate-document'

describe('the reading of documents', () => {
  const template = templateOf('production')

  test('has a whole processor and a minute, in a function below 2,048 MB on arm64', () => {
    expect(functionsOf(template)[reader]?.Properties).toMatchObject({
      MemorySize: 1769,
      Timeout: 60,
      Architectures: ['arm64'],
    })
  })

  test('gets each accepted document by a queue, one at a time, with a bounded number at once', () => {
    const { EventPattern, Targets } = propertiesOf<{
      EventPattern: unknown
      Targets: { Arn: unknown; DeadLetterConfig: { Arn: unknown } }[]
    }>(template, 'AWS::Events::Rule', 'ReadingRule')
    expect(EventPattern).toEqual({ source: ['realname'], 'detail-type': ['document.accepted'] })
    expect(Targets.map(({ Arn, DeadLetterConfig }) => [text(Arn), text(DeadLetterConfig.Arn)])).toEqual([
      ['ReadingQueue', 'ReadingFailed'],
    ])
    expect(propertiesOf(template, 'AWS::Lambda::EventSourceMapping', 'ReadingMessages')).toMatchObject({
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    })
    expect(
      propertiesOf(templateOf('everything'), 'AWS::Lambda::EventSourceMapping', 'ReadingMessages'),
    ).toMatchObject({ ScalingConfig: { MaximumConcurrency: 40 } })
  })

  test('stops after three attempts, which become a dead letter for two weeks', () => {
    const queue = propertiesOf<{ VisibilityTimeout: number; RedrivePolicy: Record<string, unknown> }>(
      template,
      'AWS::SQS::Queue',
      'ReadingQueue',
    )
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(60)
    expect(queue.RedrivePolicy.maxReceiveCount).toBe(3)
    expect(text(queue.RedrivePolicy.deadLetterTargetArn)).toBe('ReadingFailed')
    expect(propertiesOf(template, 'AWS::SQS::Queue', 'ReadingFailed')).toMatchObject({
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    })
  })

  test('begins with the acceptance', () => {
    expect(environmentOf(template, validator).READS_DOCUMENTS).toBe('true')
    expect(environmentOf(template, 'api/get-review').MINIMUM_AGE).toBe('NONE')
    expect(environmentOf(templateOf('everything'), 'api/get-review').MINIMUM_AGE).toBe('16')
  })
})

describe('a stage with evidence off', () => {
  const template = templateOf('no evidence')

  test('has no part of the reading, and every other function', () => {
    expect(Object.keys(template.Resources).filter(id => /Reading|DocumentsNotRead/.test(id))).toEqual([])
    const others = Object.keys(functionsOf(templateOf('production'))).filter(name => name !== reader)
    expect(Object.keys(functionsOf(template)).sort()).toEqual(others.sort())
    expect(Object.keys(resourcesOf(template, 'AWS::ApiGatewayV2::Route')).sort()).toEqual(
      Object.keys(resourcesOf(templateOf('production'), 'AWS::ApiGatewayV2::Route')).sort(),
    )
  })

  test('accepts documents without a reading', () => {
    expect(environmentOf(template, validator).READS_DOCUMENTS).toBe('false')
  })
})
