import { describe, expect, test } from '@jest/globals'
import { deadLetterOf, webhookConsumerOf } from '../../ops/dead-letter.ts'

const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:validate'
const event = { detail: { object: { key: 'uploads/a/b' } } }
const position = {
  shardId: 'shardId-1',
  startSequenceNumber: '800000000003126276362',
  endSequenceNumber: '800000000003126276400',
  streamArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/t/stream/s',
}

describe('a dead letter', () => {
  test('of an event source mapping names function and position', () => {
    const body = JSON.stringify({
      requestContext: { functionArn: arn, condition: 'MaxRecordAgeExceeded' },
      DDBStreamBatchInfo: { ...position, batchSize: 3 },
    })
    expect(deadLetterOf(body)).toEqual({ functionName: 'validate', position })
  })

  test.each([arn, `${arn}:$LATEST`])('of an asynchronous invocation of %s has its event', functionArn => {
    const body = JSON.stringify({ requestContext: { functionArn }, requestPayload: event })
    expect(deadLetterOf(body)).toEqual({ functionName: 'validate', event })
  })

  test('of a rule has the event, and the function in an attribute', () => {
    expect(deadLetterOf(JSON.stringify(event), arn)).toEqual({ functionName: 'validate', event })
    expect(deadLetterOf(JSON.stringify(event))).toBeUndefined()
  })

  test.each([
    'no JSON',
    'null',
    '{}',
    '[]',
    JSON.stringify({ requestContext: { functionArn: arn } }),
    JSON.stringify({ requestContext: {}, requestPayload: event }),
    JSON.stringify({
      requestContext: { functionArn: arn },
      DDBStreamBatchInfo: { ...position, startSequenceNumber: 'first' },
    }),
  ])('is not %s', body => {
    expect(deadLetterOf(body)).toBeUndefined()
  })

  test('of another service is not recognised', () => {
    const body = JSON.stringify({ requestContext: { functionArn: 'validate' }, requestPayload: event })
    expect(deadLetterOf(body)).toEqual({ functionName: '', event })
  })
})

describe('a message about webhooks', () => {
  test.each([
    { detail: { id: 'evt_an-application_1' }, 'detail-type': 'application.created' },
    { disabling: { endpointId: 'one', reason: 'GONE', at: '2026-11-23T02:00:00.000Z' } },
    { recovery: { endpointId: 'one', since: '2026-11-23T02:00:00.000Z' } },
  ])('belongs to the function that prepares deliveries: %j', message => {
    expect(webhookConsumerOf(JSON.stringify(message))).toBe('prepareWebhooksName')
  })

  test.each([{ endpointId: 'one' }, { endpointId: 'one', deliveryId: 'dlv_1' }])(
    'belongs to the sender: %j',
    message => {
      expect(webhookConsumerOf(JSON.stringify(message))).toBe('sendWebhooksName')
    },
  )

  test.each(['no JSON', 'null', '{}', '{"detail":1}', '{"endpointId":1}'])('is not %s', body => {
    expect(webhookConsumerOf(body)).toBeUndefined()
  })
})
