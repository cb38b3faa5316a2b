import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { dynamodbRecords } from '../../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { emptyCopyOf } from '../../local/empty-table.ts'
import { recordsContract } from '../support/records-contract.ts'
import { database } from './stored.ts'
import { stack } from './world.ts'

const certificateQuota = 3

const keyOf = (applicationId: string) => ({ pk: `APPLICATION#${applicationId}`, sk: 'APPLICATION' })

recordsContract('DynamoDB', async () => {
  const TableName = await emptyCopyOf(database, stack.resources.tableName)
  const auditTableName = await emptyCopyOf(database, stack.resources.auditTableName)
  return {
    records: dynamodbRecords({ client: database, tableName: TableName, auditTableName, certificateQuota }),
    certificateQuota,
    foreignAttribute: {
      async write(applicationId, name, value) {
        await database.send(
          new UpdateCommand({
            TableName,
            Key: keyOf(applicationId),
            UpdateExpression: 'SET #name = :value',
            ExpressionAttributeNames: { '#name': name },
            ExpressionAttributeValues: { ':value': value },
          }),
        )
      },
      async read(applicationId, name) {
        const { Item } = await database.send(
          new GetCommand({ TableName, Key: keyOf(applicationId), ConsistentRead: true }),
        )
        return Item?.[name]
      },
    },
  }
})
