import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Records } from '../../../domain/ports.ts'
import { accountKey, fromAccountItem, remainsOfAccountItem, toAccountItem } from './account-item.ts'
import { reportUnreadable, UnreadableItem, unlessConditionFails } from './stored.ts'

type Mending = Pick<Records, 'remainsOfAccount' | 'mendAccount'>

/** Reads and mends an account by its key, with any content of its item. */
export function unreadableAccount(client: DynamoDBDocumentClient, tableName: string): Mending {
  return {
    async remainsOfAccount(accountId, at) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: accountKey(accountId), ConsistentRead: true }),
      )
      if (Item === undefined) return undefined
      try {
        fromAccountItem(Item)
        return undefined
      } catch (error) {
        if (!(error instanceof UnreadableItem)) throw error
        reportUnreadable(error, Item)
        return remainsOfAccountItem(Item, accountId, at)
      }
    },

    async mendAccount(remains) {
      await unlessConditionFails(
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: toAccountItem(remains),
            ConditionExpression:
              'attribute_exists(pk) AND (NOT attribute_type(#version, :number) OR #version < :version)',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':number': 'N', ':version': remains.version },
          }),
        ),
      )
    },
  }
}
