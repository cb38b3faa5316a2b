import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { endingInTime } from '../time-limit.ts'

let client: DynamoDBDocumentClient | undefined

/** One for each instance of a function: whoever uses it shares its connections. */
export function tableClient(): DynamoDBDocumentClient {
  client ??= DynamoDBDocumentClient.from(endingInTime(new DynamoDBClient({})), {
    marshallOptions: { removeUndefinedValues: true },
  })
  return client
}
