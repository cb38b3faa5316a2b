import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Rates } from '../../../domain/ports.ts'
import type { RateCount } from '../../../domain/rates.ts'
import { logFailure } from '../../logging.ts'
import { clearingUp } from '../time-limit.ts'
import { unlessConditionFails } from './stored.ts'

/** Counts are no records of the account: they have a partition of their own, and go some time after their window ended. */
function rateKey({ accountId, rate, from }: RateCount) {
  return { pk: `RATE#${accountId}`, sk: `${rate}#${from}` }
}

/** Seconds since 1970, as the table's time to live wants it. A day late: a clock that is behind must find its count. */
function deleteAfter({ until }: RateCount): number {
  return Math.ceil(Date.parse(until) / 1000) + 86_400
}

/** One item for each account, rate and window. */
export function dynamodbRates(client: DynamoDBDocumentClient, tableName: string): Rates {
  return {
    take: (count, atMost) =>
      unlessConditionFails(
        client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: rateKey(count),
            UpdateExpression: 'ADD taken :one SET deleteAfter = :deleteAfter',
            ConditionExpression: 'attribute_not_exists(taken) OR taken < :atMost',
            ExpressionAttributeValues: { ':one': 1, ':atMost': atMost, ':deleteAfter': deleteAfter(count) },
          }),
        ),
      ),

    async giveBack(count) {
      try {
        // Of a request whose time is up, too: outages would use up the account's rate otherwise.
        await clearingUp(() =>
          unlessConditionFails(
            client.send(
              new UpdateCommand({
                TableName: tableName,
                Key: rateKey(count),
                UpdateExpression: 'ADD taken :minusOne',
                ConditionExpression: 'taken > :none',
                ExpressionAttributeValues: { ':minusOne': -1, ':none': 0 },
              }),
            ),
          ),
        )
      } catch (error) {
        // The submission has ended: its own answer is the one that the caller needs.
        logFailure('RATE_NOT_GIVEN_BACK', error)
      }
    },
  }
}
