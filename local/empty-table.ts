import { randomUUID } from 'node:crypto'
import { CreateTableCommand, DescribeTableCommand, type TableDescription } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

const indexesOf = ({ GlobalSecondaryIndexes = [] }: TableDescription) =>
  GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }))

/** Creates an empty table with the keys and indexes of a deployed one, and without its stream, for seeding and measuring. */
export async function createEmptyCopy(client: DynamoDBDocumentClient, deployed: string): Promise<string> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: deployed }))
  if (Table === undefined) throw new Error(`The table ${deployed} does not exist`)
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
