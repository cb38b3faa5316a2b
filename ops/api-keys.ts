import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { DynamoDBDocumentClient, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { MachineScope } from '../contract/caller.ts'
import type { ApiKey } from '../domain/api-key.ts'
import { minutesAfter } from '../domain/session.ts'
import {
  apiKeyKey,
  apiKeyPartition,
  fromApiKeyItem,
  toApiKeyItem,
} from '../lambdas/adapters/dynamodb/dynamodb-api-keys.ts'
import { unlessConditionFails } from '../lambdas/adapters/dynamodb/stored.ts'
import { kmsKeyedHash } from '../lambdas/adapters/kms-keyed-hash.ts'
import { randomId, randomSecret, systemClock } from '../lambdas/adapters/system.ts'
import { makeToken } from '../lambdas/usecases/sessions/tokens.ts'
import { Explained } from '../local/command.ts'
import type { Deployment } from './deployment.ts'

const tableOf = ({ configuration, resources }: Deployment) => ({
  client: DynamoDBDocumentClient.from(new DynamoDBClient(configuration)),
  TableName: resources.tableName,
})

/** Creates a key and prints it. The key is not stored and cannot be printed again. */
export async function createKey(
  deployment: Deployment,
  name: string,
  { scopes, days }: { readonly scopes: readonly MachineScope[]; readonly days?: number },
): Promise<void> {
  const { client, TableName } = tableOf(deployment)
  const { configuration, resources } = deployment
  const keyedHash = kmsKeyedHash(new KMSClient(configuration), resources.hashKeyArn)
  const keyId = randomId()
  const token = await makeToken({ keyedHash, newSecret: randomSecret }, 'KEY', keyId)
  const createdAt = systemClock()
  const key: ApiKey = {
    keyId,
    name,
    scopes,
    hash: token.hash,
    createdAt,
    ...(days === undefined ? {} : { expiresAt: minutesAfter(createdAt, days * 24 * 60) }),
  }
  const ConditionExpression = 'attribute_not_exists(pk)'
  await client.send(new PutCommand({ TableName, Item: toApiKeyItem(key), ConditionExpression }))
  console.error(`The key ${keyId} may use ${scopes.join(', ')}. It is shown once:`)
  console.log(token.text)
}

function stateOf({ revokedAt, expiresAt }: ApiKey, now: string): string {
  if (revokedAt !== undefined) return `revoked ${revokedAt}`
  if (expiresAt === undefined) return 'valid'
  return `${expiresAt <= now ? 'expired' : 'valid until'} ${expiresAt}`
}

export async function showKeys(deployment: Deployment): Promise<void> {
  const { client, TableName } = tableOf(deployment)
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': apiKeyPartition },
    }),
  )
  for (const key of Items.map(fromApiKeyItem)) {
    console.log([key.keyId, key.name, key.scopes.join(','), stateOf(key, systemClock())].join('\t'))
  }
  if (Items.length === 0) console.log('There is no API key.')
}

/** Revokes a key. The next request of its machine is refused. */
export async function revokeKey(deployment: Deployment, keyId: string): Promise<void> {
  const { client, TableName } = tableOf(deployment)
  const isRevoked = await unlessConditionFails(
    client.send(
      new UpdateCommand({
        TableName,
        Key: apiKeyKey(keyId),
        UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :now)',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':now': systemClock() },
      }),
    ),
  )
  if (!isRevoked) throw new Explained(`There is no API key ${keyId}.`)
  console.log('The key is revoked.')
}
