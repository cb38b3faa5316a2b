import { randomUUID } from 'node:crypto'
import { CreateTableCommand, DescribeTableCommand, type TableDescription } from '@aws-sdk/client-dynamodb'
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { dynamodbRecords } from '../../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { recordsContract } from '../support/records-contract.ts'
import { database } from './stored.ts'
import { stack } from './world.ts'

const certificateQuota = 3

const indexesOf = ({ GlobalSecondaryIndexes = [] }: TableDescription) =>
  GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }))

/** An empty table with the keys and indexes of a deployed one, so that made-up records are in nobody's way. */
async function emptyCopyOf(deployed: string): Promise<string> {
  const { Table } = await database.send(new DescribeTableCommand({ TableName: deployed }))
  if (Table === undefined) throw new Error(`${deployed} is not there`)
  const TableName = `copy-${randomUUID()}`
  const indexes = indexesOf(Table)
  await database.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: Table.AttributeDefinitions,
      KeySchema: Table.KeySchema,
      ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
    }),
  )
  return TableName
}

const keyOf = (applicationId: string) => ({ pk: `APPLICATION#${applicationId}`, sk: 'APPLICATION' })

recordsContract('DynamoDB', async () => {
  const TableName = await emptyCopyOf(stack.resources.tableName)
  const auditTableName = await emptyCopyOf(stack.resources.auditTableName)
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
