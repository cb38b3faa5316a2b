import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Rates } from '../../../domain/ports.ts'
import type { RateCount } from '../../../domain/rates.ts'
import { logFailure } from '../../logging.ts'
import { withCleanupTime } from '../time-limit.ts'
import { unlessConditionFails } from './stored.ts'

/** Counts are not part of the account's records. They have their own partition and expire after their window. */
function rateKey({ accountId, rate, from }: RateCount) {
  return { pk: `RATE#${accountId}`, sk: `${rate}#${from}` }
}

/**
 * The table's time to live, in seconds since 1970. A day later than the window's end, because a function's clock may be
 * behind.
 */
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
        // Also after the request's time limit: otherwise outages would use up the account's rate.
        await withCleanupTime(() =>
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
        // The submission has ended already. Its own result must reach the caller.
        logFailure('RATE_NOT_GIVEN_BACK', error)
      }
    },
  }
}
