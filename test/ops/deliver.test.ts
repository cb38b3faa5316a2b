import { LambdaClient } from '@aws-sdk/client-lambda'
import { describe, expect, test } from '@jest/globals'
import { deliverEvent, deliverRecords } from '../../ops/deliver.ts'
import { stubbed } from '../support/stubbed-aws.ts'

function lambda(...answers: { FunctionError?: string; answer?: unknown }[]) {
  let call = 0
  return stubbed(new LambdaClient({ region: 'eu-central-1' }), () => {
    const { FunctionError, answer } = answers[call] ?? {}
    call += 1
    return {
      ...(FunctionError === undefined ? {} : { FunctionError }),
      ...(answer === undefined ? {} : { Payload: new TextEncoder().encode(JSON.stringify(answer)) }),
    }
  })
}

const taken = { answer: { batchItemFailures: [] } }

describe('a delivery', () => {
  test('of an event succeeds when its function succeeds', async () => {
    expect(await deliverEvent(lambda({}).client, 'f', {})).toBe(true)
    expect(await deliverEvent(lambda({ answer: null }).client, 'f', {})).toBe(true)
    expect(await deliverEvent(lambda({ FunctionError: 'Unhandled', answer: {} }).client, 'f', {})).toBe(false)
  })

  test('of records succeeds when every record was processed', async () => {
    const one = [{ eventID: '1' }]
    expect(await deliverRecords(lambda(taken).client, 'f', one)).toBe(true)
    const left = { answer: { batchItemFailures: [{ itemIdentifier: '1' }] } }
    expect(await deliverRecords(lambda(left).client, 'f', one)).toBe(false)
    expect(await deliverRecords(lambda({ FunctionError: 'Unhandled', ...taken }).client, 'f', one)).toBe(
      false,
    )
    expect(await deliverRecords(lambda({ answer: 'done' }).client, 'f', one)).toBe(false)
  })

  test('of many records is split, and a failed part does not stop the others', async () => {
    const records = Array.from({ length: 250 }, (_, index) => ({ eventID: String(index) }))
    const { client, calls } = lambda({ FunctionError: 'Unhandled' }, taken, taken)
    expect(await deliverRecords(client, 'f', records)).toBe(false)
    const parts = calls.map(({ input }) => {
      const { Payload } = input as { Payload: Uint8Array }
      return (JSON.parse(new TextDecoder().decode(Payload)) as { Records: unknown[] }).Records
    })
    expect(parts.map(part => part.length)).toEqual([100, 100, 50])
    expect(parts.flat()).toEqual(records)
  })
})
