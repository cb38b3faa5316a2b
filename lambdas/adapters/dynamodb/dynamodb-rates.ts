import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Rates } from '../../../domain/ports.ts'
import { unlessConditionFails } from './conditional-write.ts'
import { deleteAfter, rateKey, takenOf } from './rate-item.ts'

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

    async taken(count) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: rateKey(count), ConsistentRead: true }),
      )
      return takenOf(Item)
    },
  }
}
