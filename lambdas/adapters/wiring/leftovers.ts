import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Leftovers } from '../../../domain/ports.ts'
import { dynamodbLeftovers } from '../dynamodb/dynamodb-leftovers.ts'
import { readEnvironment } from '../environment.ts'

export function leftovers(): { leftovers: Leftovers } {
  const { TABLE_NAME } = readEnvironment(['TABLE_NAME'])
  return { leftovers: dynamodbLeftovers(DynamoDBDocumentClient.from(new DynamoDBClient({})), TABLE_NAME) }
}
