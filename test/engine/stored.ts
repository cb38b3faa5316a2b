import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { documentClientOf } from '../../lambdas/adapters/dynamodb/document-client.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { stack } from './world.ts'

export const database = documentClientOf(new DynamoDBClient(clientConfiguration(stack.awsEndpointUrl)))

export async function itemsOf(TableName: string, pk: string) {
  const { Items } = await database.send(
    new QueryCommand({
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
    }),
  )
  return Items ?? []
}

/** All items of an application and its account. */
export async function stored(applicationId: string, accountId: string) {
  const { tableName, auditTableName } = stack.resources
  const [application, account, audit] = await Promise.all([
    itemsOf(tableName, `APPLICATION#${applicationId}`),
    itemsOf(tableName, `ACCOUNT#${accountId}`),
    itemsOf(auditTableName, `ACCOUNT#${accountId}`),
  ])
  return { application, account, audit }
}

/** The application's item with the attributes of the workflow. */
export async function storedApplication(applicationId: string) {
  const items = await itemsOf(stack.resources.tableName, `APPLICATION#${applicationId}`)
  return items.find(({ sk }) => sk === 'APPLICATION')
}
