import { type AttributeValue, DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { applicationPartition } from '../lambdas/adapters/dynamodb/application-item.ts'
import { eventSortKeyPrefix } from '../lambdas/adapters/dynamodb/event-item.ts'
import { deliverRecords } from './deliver.ts'
import type { Deployment } from './deployment.ts'

type Item = Record<string, AttributeValue>

/** The stream record of a stored item: an insertion for events, a modification for other items. */
function recordOf(item: Item, index: number) {
  const isEvent = item.sk?.S?.startsWith(eventSortKeyPrefix) === true
  return {
    eventID: String(index),
    eventName: isEvent ? 'INSERT' : 'MODIFY',
    dynamodb: { SequenceNumber: String(index + 1), NewImage: item },
  }
}

/**
 * Delivers all stored items of an application to both consumers of the stream again. Events are published under their
 * original ids. Undefined if there is no such application.
 */
export async function redeliver(
  { configuration, resources }: Deployment,
  applicationId: string,
): Promise<boolean | undefined> {
  const client = new DynamoDBClient(configuration)
  const items: Item[] = []
  const query = {
    TableName: resources.tableName,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: applicationPartition(applicationId) } },
  }
  for await (const { Items = [] } of paginateQuery({ client }, query)) items.push(...Items)
  if (items.length === 0) return undefined
  const records = items.map(recordOf)
  const lambda = new LambdaClient(configuration)
  const followed = await deliverRecords(lambda, resources.followApplicationsName, records)
  const published = await deliverRecords(lambda, resources.publishEventsName, records)
  return followed && published
}
