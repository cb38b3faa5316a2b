import type { Leftovers } from '../../../domain/ports.ts'
import { dynamodbLeftovers } from '../dynamodb/dynamodb-leftovers.ts'
import { readEnvironment } from '../environment.ts'
import { tableClient } from './table-client.ts'

export function leftovers(): { leftovers: Leftovers } {
  const { TABLE_NAME } = readEnvironment(['TABLE_NAME'])
  return { leftovers: dynamodbLeftovers(tableClient(), TABLE_NAME) }
}
