import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pageQuerySchema } from '../../../contract/fields.ts'
import { dynamodbLeftovers } from '../../../lambdas/adapters/dynamodb/dynamodb-leftovers.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const below = '9999'

async function rangesAskedFor(cursor: string) {
  const { client, calls } = stubbed(
    DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' })),
    () => ({ Items: [] }),
  )
  const page = await dynamodbLeftovers(client, 'table').attentionBefore('PARKED', below, { limit: 5, cursor })
  expect(page).toEqual({ items: [] })
  return calls.map(({ input }) => {
    const { ExpressionAttributeValues } = input as { ExpressionAttributeValues: Record<string, string> }
    return String(ExpressionAttributeValues[':after'])
  })
}

const cursorAt = (place: string) => Buffer.from(place, 'latin1').toString('base64url')

test('a cursor has the position in each partition of the list', async () => {
  const place = '2026-11-23T02:00:00.000Z#id'
  expect(await rangesAskedFor(cursorAt(place))).toEqual(Array(4).fill(`${place}\u0000`))
})

test('any cursor that the API accepts is a valid range for DynamoDB, or causes no query', async () => {
  const cursors = fc
    .stringMatching(/^[A-Za-z0-9_-]{2,512}$/)
    .filter(cursor => pageQuerySchema().safeParse({ cursor }).success)
  const extremes = ['__', '__-_', cursorAt(below), cursorAt('9998'), 'A'.repeat(512), '_'.repeat(512)]
  await fc.assert(
    fc.asyncProperty(cursors, async cursor => {
      for (const after of await rangesAskedFor(cursor)) {
        // DynamoDB refuses a range whose end is before its start, and keys of more than 1024 bytes.
        expect(Buffer.compare(Buffer.from(after, 'utf8'), Buffer.from(below, 'utf8'))).toBeLessThanOrEqual(0)
        expect(Buffer.byteLength(after, 'utf8')).toBeLessThanOrEqual(1024)
      }
    }),
    { examples: extremes.map(cursor => [cursor]) },
  )
})
