import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import type { Application } from '../../domain/application.ts'
import { fromAccountItem } from '../../lambdas/adapters/dynamodb/account-item.ts'
import { fromPartition } from '../../lambdas/adapters/dynamodb/application-partition.ts'
import {
  accountOfAuditPartition,
  auditHeadSortKey,
  fromAuditHeadItem,
  fromChainedItem,
} from '../../lambdas/adapters/dynamodb/audit-item.ts'
import { certificateKey } from '../../lambdas/adapters/dynamodb/certificate-item.ts'
import { fromReadingItem, readingSortKeyPrefix } from '../../lambdas/adapters/dynamodb/reading-item.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import type { Facts } from '../support/invariants.ts'
import { itemsOf } from './stored.ts'
import { stack } from './world.ts'

const s3 = new S3Client({ ...clientConfiguration(stack.awsEndpointUrl), forcePathStyle: true })
const { tableName, auditTableName, vaultBucketName } = stack.resources

async function vaultOf(applicationId: string): Promise<string[]> {
  const Prefix = `documents/${applicationId}/`
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: vaultBucketName, Prefix, MaxKeys: 1000 }),
  )
  return Contents.map(({ Key = '' }) => Key.replace(/^documents\//, '').replace(/\.jpg$/, ''))
}

async function holdersOf(hash: string): Promise<Set<string>> {
  const [item] = await itemsOf(tableName, certificateKey(hash).pk)
  return new Set(item?.accountIds as Iterable<string> | undefined)
}

const mapOf = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> =>
  new Map(items.map(item => [keyOf(item), item]))

/** A reading of an application's partition, if the item is one that was not erased. */
function readingOf(item: Record<string, unknown>) {
  if (!String(item.sk).startsWith(readingSortKeyPrefix)) return []
  const reading = fromReadingItem(item)
  const applicationId = String(item.pk).replace('APPLICATION#', '')
  return reading === undefined ? [] : [{ applicationId, ...reading }]
}

/** The facts of these accounts and applications in the tables and the vault, read during concurrent writes. */
export async function storedFacts(
  accountIds: readonly string[],
  applicationIds: readonly string[],
): Promise<Facts> {
  const [accounts, partitions, audit, vaults] = await Promise.all([
    Promise.all(accountIds.map(id => itemsOf(tableName, `ACCOUNT#${id}`))),
    Promise.all(applicationIds.map(id => itemsOf(tableName, `APPLICATION#${id}`))),
    Promise.all(accountIds.map(id => itemsOf(auditTableName, `ACCOUNT#${id}`))),
    Promise.all(applicationIds.map(vaultOf)),
  ])
  const found = partitions.map(fromPartition).filter(record => record !== undefined)
  const applications: Application[] = found.map(({ application }) => application)
  const hashes = new Set(applications.flatMap(({ entered }) => entered?.certificateHash ?? []))
  const certificates = new Map(
    await Promise.all([...hashes].map(async hash => [hash, await holdersOf(hash)] as const)),
  )
  return {
    stored: {
      accounts: mapOf(
        accounts.flatMap(items => items.filter(({ sk }) => sk === 'ACCOUNT').map(fromAccountItem)),
        ({ accountId }) => accountId,
      ),
      applications: mapOf(applications, ({ applicationId }) => applicationId),
      documents: mapOf(
        found.flatMap(({ documents }) => documents),
        ({ documentId }) => documentId,
      ),
      readings: mapOf(
        partitions.flat().flatMap(item => readingOf(item)),
        ({ documentId }) => documentId,
      ),
      certificates,
      events: mapOf(
        found.flatMap(({ events }) => events),
        ({ id }) => id,
      ),
      heads: new Map(
        accounts
          .flat()
          .filter(({ sk }) => sk === auditHeadSortKey)
          .map(item => [accountOfAuditPartition(item.pk), fromAuditHeadItem(item)]),
      ),
      audit: mapOf(audit.flat().map(fromChainedItem), ({ auditId }) => auditId),
    },
    vault: new Set(vaults.flat()),
    certificateQuota: 3,
  }
}
