import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { database } from '../engine/stored.ts'
import { stack } from '../engine/world.ts'

/** A close of business in this number of days: 18:00 in Beijing. */
const closeOfBusiness = (days: number): string => {
  const date = new Date()
  date.setUTCDate(date.getUTCDate() + days)
  return `${date.toISOString().slice(0, 10)}T10:00:00.000Z`
}

/** Moves the deadline of an open review, so that the picture shows a queue of a week. */
export async function dueInDays(applicationId: string, days: number): Promise<void> {
  const dueAt = closeOfBusiness(days)
  await database.send(
    new UpdateCommand({
      TableName: stack.resources.tableName,
      Key: { pk: `APPLICATION#${applicationId}`, sk: 'APPLICATION' },
      UpdateExpression: 'SET deadline.dueAt = :dueAt, overdue = :overdue, reviewQueueSk = :position',
      ConditionExpression: 'attribute_exists(reviewQueueSk)',
      ExpressionAttributeValues: {
        ':dueAt': dueAt,
        ':overdue': days < 0,
        ':position': `${dueAt}#${applicationId}`,
      },
    }),
  )
}
