import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { dynamodbRecords } from '../../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { recordsContract } from '../support/records-contract.ts'
import { database } from './stored.ts'
import { stack } from './world.ts'

const { tableName, auditTableName } = stack.resources
const certificateQuota = 3

const keyOf = (applicationId: string) => ({ pk: `APPLICATION#${applicationId}`, sk: 'APPLICATION' })

recordsContract('DynamoDB', async () => ({
  records: dynamodbRecords({ client: database, tableName, auditTableName, certificateQuota }),
  certificateQuota,
  foreignAttribute: {
    async write(applicationId, name, value) {
      await database.send(
        new UpdateCommand({
          TableName: tableName,
          Key: keyOf(applicationId),
          UpdateExpression: 'SET #name = :value',
          ExpressionAttributeNames: { '#name': name },
          ExpressionAttributeValues: { ':value': value },
        }),
      )
    },
    async read(applicationId, name) {
      const { Item } = await database.send(
        new GetCommand({ TableName: tableName, Key: keyOf(applicationId), ConsistentRead: true }),
      )
      return Item?.[name]
    },
  },
}))
