import {
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { DocumentFiles, DocumentName } from '../../domain/document-ports.ts'
import type { Document } from '../../domain/documents.ts'
import type { Records } from '../../domain/ports.ts'
import { vaultFolder, vaultRoot } from '../../lambdas/adapters/document-keys.ts'
import type { ActSources } from '../../lambdas/usecases/access/people.ts'
import { isReadable } from '../../lambdas/usecases/records/all-applications.ts'
import type { CommitDependencies } from '../../lambdas/usecases/records/commit-change.ts'
import type { Journal } from './journal.ts'

/** The files of one document in the vault, in all versions. */
export interface StoredFiles extends DocumentName {
  /** The keys of the current versions. */
  readonly keys: ReadonlySet<string>
  /** When the first of them was stored. */
  readonly since: string
}

export interface Vault {
  /** The documents that have files, below one application or all. */
  documents(applicationId?: string): AsyncIterable<StoredFiles>
}

/** Every version of the files below the prefix, sorted by key. */
async function* versionsBelow(
  client: S3Client,
  Bucket: string,
  Prefix: string,
): AsyncIterable<ObjectVersion> {
  let next: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> | undefined = {}
  while (next !== undefined) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix, ...next }),
    )
    yield* page.Versions ?? []
    next =
      page.IsTruncated === true
        ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
        : undefined
  }
}

export function s3Vault(client: S3Client, Bucket: string): Vault {
  return {
    async *documents(applicationId) {
      const prefix = applicationId === undefined ? vaultRoot : vaultFolder(applicationId)
      let current: (StoredFiles & { readonly keys: Set<string> }) | undefined
      for await (const { Key = '', IsLatest, LastModified } of versionsBelow(client, Bucket, prefix)) {
        const [found = '', documentId = ''] = Key.slice(vaultRoot.length).split('/')
        const at = LastModified?.toISOString() ?? ''
        const isSame = current?.applicationId === found && current.documentId === documentId
        if (current !== undefined && !isSame) yield current
        const keys: Set<string> = current !== undefined && isSame ? current.keys : new Set()
        const since: string = current !== undefined && isSame && current.since < at ? current.since : at
        if (IsLatest === true) keys.add(Key)
        current = { applicationId: found, documentId, keys, since }
      }
      if (current !== undefined) yield current
    },
  }
}

export interface VaultDependencies extends CommitDependencies, ActSources {
  readonly records: Records
  readonly files: Pick<DocumentFiles, 'deleteFromVault'>
  readonly vault: Vault
  readonly journal: Journal
  /** The time to which the tables were restored. */
  readonly time: string
  /** False: nothing is changed. */
  readonly act: boolean
}

export const idOf = ({ applicationId, documentId }: DocumentName) => `${applicationId}/${documentId}`

/** Whether the vault must have the files of the document until its application has ended. */
export const isWanted = (document: Document | undefined) =>
  document?.status === 'ACCEPTED' && document.supersededAt === undefined && document.erasedAt === undefined

/** Whether the restored records say that the files of the document were deleted. */
const isDiscarded = ({ supersededAt, erasedAt }: Document) =>
  supersededAt !== undefined || erasedAt !== undefined

/**
 * Removes files of uploads that the restored tables do not know: nobody could reach or erase them any more. Older files without a
 * document are only reported, because the tables may be the wrong ones.
 */
export async function removeUnknownFiles(deps: VaultDependencies): Promise<void> {
  const { records, vault, journal, time, files, act } = deps
  for await (const found of vault.documents()) {
    const record = await records.listed(found.applicationId)
    if (record !== undefined && !isReadable(record)) continue
    const document = record?.documents.find(({ documentId }) => documentId === found.documentId)
    if (isWanted(document)) continue
    if (found.since <= time && (document === undefined || !isDiscarded(document))) {
      await journal.note('unexplained-file', idOf(found))
      continue
    }
    await journal.note('removed-file', idOf(found))
    if (act) await files.deleteFromVault(found)
  }
}
