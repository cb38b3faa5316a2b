import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Records } from '../../../domain/ports.ts'
import { accountKey } from './account-item.ts'
import { fromSessionItem, sessionIdOfListItem, sessionKey, sessionListPrefix } from './session-item.ts'

type Sessions = Pick<Records, 'session' | 'sessionIdsOf'>

/** Reads sessions. The transactions of their accounts write them. */
export function dynamodbSessions(client: DynamoDBDocumentClient, tableName: string): Sessions {
  return {
    async session(sessionId) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: sessionKey(sessionId), ConsistentRead: true }),
      )
      return Item === undefined ? undefined : fromSessionItem(Item)
    },

    async sessionIdsOf(accountId, atMost) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sessions)',
          ExpressionAttributeValues: { ':pk': accountKey(accountId).pk, ':sessions': sessionListPrefix },
          Limit: atMost,
        }),
      )
      return Items.map(sessionIdOfListItem)
    },
  }
}
