import { describe, expect, test } from '@jest/globals'
import { deadLetterOf } from '../../ops/dead-letter.ts'

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
