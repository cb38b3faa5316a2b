import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { ApiKey } from '../../../domain/api-key.ts'
import { buildOnce } from '../../../domain/build-once.ts'
import type { FindingApiKeys } from '../../usecases/access/identify-api-key.ts'
import { optional, parseStored } from './stored.ts'

const schema = buildOnce(
  (): z.ZodType<ApiKey> =>
    z.object({
      keyId: z.string(),
      name: z.string(),
      scopes: z.array(z.string()),
      hash: z.string(),
      createdAt: z.string(),
      expiresAt: optional(z.string()),
      revokedAt: optional(z.string()),
    }),
)

/** All keys under one partition key: they are few, and operators list them. */
export const apiKeyPartition = 'KEYS'

export function apiKeyKey(keyId: string) {
  return { pk: apiKeyPartition, sk: `KEY#${keyId}` }
}

export function toApiKeyItem(key: ApiKey): Record<string, unknown> {
  return { ...apiKeyKey(key.keyId), ...key }
}

export function fromApiKeyItem(item: unknown): ApiKey {
  return parseStored(schema(), item)
}

export function dynamodbApiKeys(client: DynamoDBDocumentClient, tableName: string): FindingApiKeys {
  return {
    async find(keyId) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: apiKeyKey(keyId), ConsistentRead: true }),
      )
      return Item === undefined ? undefined : fromApiKeyItem(Item)
    },
  }
}
