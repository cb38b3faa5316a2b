import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { MachineScope } from '../contract/caller.ts'
import { type ApiKey, apiKeysAuditId } from '../domain/api-key.ts'
import { auditEntry } from '../domain/change.ts'
import { minutesAfter } from '../domain/session.ts'
import { documentClientOf } from '../lambdas/adapters/dynamodb/document-client.ts'
import {
  apiKeyPartition,
  dynamodbApiKeys,
  fromApiKeyItem,
} from '../lambdas/adapters/dynamodb/dynamodb-api-keys.ts'
import { kmsKeyedHash } from '../lambdas/adapters/kms-keyed-hash.ts'
import { randomSecret, systemClock } from '../lambdas/adapters/system.ts'
import type { FindingApiKeys } from '../lambdas/usecases/access/identify-api-key.ts'
import { type ActSources, newAct } from '../lambdas/usecases/access/people.ts'
import { type CommitDependencies, commitChange } from '../lambdas/usecases/records/commit-change.ts'
import { type MakingTokens, makeToken } from '../lambdas/usecases/sessions/tokens.ts'
import { Explained } from '../local/command.ts'
import type { Deployment } from './deployment.ts'
import { services } from './services.ts'

const tableOf = ({ configuration, resources }: Deployment) => ({
  client: documentClientOf(new DynamoDBClient(configuration)),
  TableName: resources.tableName,
})

type KeyChange = CommitDependencies & ActSources

/** The actor in the audit trail. CloudTrail has the person whose credentials were used. */
const actorId = 'ops'

interface NewKey {
  readonly name: string
  readonly scopes: readonly MachineScope[]
  readonly days?: number
}

/** Stores a new key with its audit entry. Returns its id and its text, which is not stored. */
export async function createApiKey(
  deps: KeyChange & MakingTokens,
  { name, scopes, days }: NewKey,
): Promise<{ readonly keyId: string; readonly text: string }> {
  const keyId = deps.newId()
  const { hash, text } = await makeToken(deps, 'KEY', keyId)
  return commitChange(deps, async () => {
    const creating = newAct(deps, 'operator', actorId)
    const { at } = creating
    const expiry = days === undefined ? {} : { expiresAt: minutesAfter(at, days * 24 * 60) }
    return {
      change: {
        apiKey: { after: { keyId, name, scopes, hash, createdAt: at, ...expiry } },
        audit: auditEntry(creating, apiKeysAuditId, 'api-key.create', {
          details: { keyId, scopes, ...expiry },
        }),
      },
      result: { keyId, text },
    }
  })
}

/** Revokes a key with an audit entry, once. Returns false if there is no such key. */
export async function revokeApiKey(
  deps: KeyChange & { readonly apiKeys: FindingApiKeys },
  keyId: string,
): Promise<boolean> {
  return commitChange(deps, async () => {
    const before = await deps.apiKeys.find(keyId)
    if (before === undefined || before.revokedAt !== undefined) return { result: before !== undefined }
    const revoking = newAct(deps, 'operator', actorId)
    return {
      change: {
        apiKey: { before, after: { ...before, revokedAt: revoking.at } },
        audit: auditEntry(revoking, apiKeysAuditId, 'api-key.revoke', { details: { keyId } }),
      },
      result: true,
    }
  })
}

/** Creates a key and prints it. The key is not stored and cannot be printed again. */
export async function createKey(deployment: Deployment, key: NewKey): Promise<void> {
  const { configuration, resources } = deployment
  const keyedHash = kmsKeyedHash(new KMSClient(configuration), resources.hashKeyArn)
  const deps = { ...services(deployment), keyedHash, newSecret: randomSecret }
  const { keyId, text } = await createApiKey(deps, key)
  console.error(`The key ${keyId} may use ${key.scopes.join(', ')}. It is shown once:`)
  console.log(text)
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
  const deps = { ...services(deployment), apiKeys: dynamodbApiKeys(client, TableName) }
  if (!(await revokeApiKey(deps, keyId))) throw new Explained(`There is no API key ${keyId}.`)
  console.log('The key is revoked.')
}
