import { randomUUID } from 'node:crypto'
import { CreateTableCommand, DescribeTableCommand, type TableDescription } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

const indexesOf = ({ GlobalSecondaryIndexes = [] }: TableDescription) =>
  GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }))

/** An empty table with the keys and indexes of a deployed one, and without its stream: what is put there is in nobody's way. */
export async function emptyCopyOf(client: DynamoDBDocumentClient, deployed: string): Promise<string> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: deployed }))
  if (Table === undefined) throw new Error(`${deployed} is not there`)
  const TableName = `copy-${randomUUID()}`
  const indexes = indexesOf(Table)
  await client.send(
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
