import { Readable } from 'node:stream'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { documentClientOf } from '../../../lambdas/adapters/dynamodb/document-client.ts'

/** A client of a table with one item, and the log of its calls. */
function loggedClient() {
  const logged: string[] = []
  const log = (line: unknown) => logged.push(JSON.stringify(line))
  const handle = () => {
    const body = Readable.from([Buffer.from('{"Item":{"pk":{"S":"ACCOUNT#erika"}}}')])
    return Promise.resolve({ response: { statusCode: 200, headers: {}, body } })
  }
  const client = new DynamoDBClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: { handle },
    logger: { trace() {}, debug() {}, info: log, warn() {}, error: log },
  })
  return { client, logged }
}

const read = (client: DynamoDBDocumentClient) =>
  client.send(new GetCommand({ TableName: 'table', Key: { pk: 'ACCOUNT#erika' } }))

test('the SDK copies no input and no output of a table for its log', async () => {
  const ours = loggedClient()
  await expect(read(documentClientOf(ours.client))).resolves.toMatchObject({ Item: { pk: 'ACCOUNT#erika' } })
  expect(ours.logged).toEqual([])

  const unchanged = loggedClient()
  await read(DynamoDBDocumentClient.from(unchanged.client))
  expect(unchanged.logged).toHaveLength(1)
})
