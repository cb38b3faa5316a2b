import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Rates } from '../../../domain/ports.ts'
import { logFailure } from '../../logging.ts'
import { clearingUp } from '../time-limit.ts'
import { unlessConditionFails } from './conditional-write.ts'
import { deleteAfter, rateKey } from './rate-item.ts'

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
