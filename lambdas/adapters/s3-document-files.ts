import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { DocumentFiles, DocumentName } from '../../domain/document-ports.ts'
import {
  type Buckets,
  documentFolder,
  documentOfInboxKey,
  downloadHeaders,
  imageType,
  inboxFolder,
  inboxKey,
  inboxRoot,
  pagesUpTo,
  vaultFolder,
  vaultKeys,
} from './document-keys.ts'

/** An object, or one version of it. */
interface Listed {
  readonly Key: string | undefined
  readonly VersionId?: string | undefined
}

/** Maximum number of lists of a thousand objects. The inbox is nearly empty unless validations are delayed. */
const mostInboxPages = 10

/** Rejects only after all have ended: a pending write could otherwise follow a cleanup. */
async function waitForAll(works: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find(result => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

/** Uploads in the inbox, and accepted files with their images in the vault. Both buckets encrypt by default. */
export function s3DocumentFiles(client: S3Client, buckets: Buckets): DocumentFiles {
  /** Every version and every delete marker below the prefix. */
  const eraseVersions = (Prefix: string) =>
    emptyFolder(
      async () => {
        const { Versions = [], DeleteMarkers = [] } = await client.send(
          new ListObjectVersionsCommand({ Bucket: buckets.vault, Prefix }),
        )
        return [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }))
      },
      objects => deleteAll(client, buckets.vault, objects),
    )

  return {
    async readInbox(document, maximumBytes) {
      try {
        const { Body, ContentLength = 0 } = await client.send(
          new GetObjectCommand({ Bucket: buckets.inbox, Key: inboxKey(document) }),
        )
        if (ContentLength > maximumBytes) {
          // The unread rest of the body would keep the connection open.
          await Body?.transformToWebStream().cancel()
          return 'TOO_LARGE'
        }
        return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array() }
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },

    async storeInVault(document, original, images) {
      const keys = vaultKeys(document)
      const store = (
        object: Pick<PutObjectCommandInput, 'Key' | 'Body' | 'ContentType' | 'ChecksumSHA256'>,
      ) => client.send(new PutObjectCommand({ Bucket: buckets.vault, ...downloadHeaders, ...object }))
      const storeImage = (Key: string, Body: Uint8Array) => store({ Key, Body, ContentType: imageType })
      await waitForAll([
        store({
          Key: keys.original,
          Body: original,
          ContentType: document.contentType,
          ChecksumSHA256: document.sha256,
        }),
        ...images.flatMap(({ preview, thumbnail }, index) => [
          storeImage(keys.preview(index + 1), preview),
          storeImage(keys.thumbnail(index + 1), thumbnail),
        ]),
      ])
    },

    readPreviews: document =>
      Promise.all(
        pagesUpTo(document.signals.pages.length).map(async page => {
          const Key = vaultKeys(document).preview(page)
          const { Body } = await client.send(new GetObjectCommand({ Bucket: buckets.vault, Key }))
          if (Body === undefined) throw new Error('The vault answered without a preview')
          return Body.transformToByteArray()
        }),
      ),

    async isInInbox(document) {
      const key = inboxKey(document)
      const { Contents = [] } = await client.send(
        // Uses a list of names: a request for the object would need the permission to read it.
        new ListObjectsV2Command({ Bucket: buckets.inbox, Prefix: key, MaxKeys: 1 }),
      )
      return Contents[0]?.Key === key
    },

    async arrivedBefore(before) {
      const found: DocumentName[] = []
      let ContinuationToken: string | undefined
      for (let pages = 0; pages < mostInboxPages; pages += 1) {
        const { Contents = [], NextContinuationToken } = await client.send(
          new ListObjectsV2Command({
            Bucket: buckets.inbox,
            Prefix: inboxRoot,
            ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
          }),
        )
        for (const { Key = '', LastModified } of Contents) {
          const document = documentOfInboxKey(Key)
          const isOld = LastModified !== undefined && LastModified.toISOString() < before
          if (document !== undefined && isOld) found.push(document)
        }
        if (NextContinuationToken === undefined) break
        ContinuationToken = NextContinuationToken
      }
      return found
    },

    async deleteFromInbox(document) {
      await client.send(new DeleteObjectCommand({ Bucket: buckets.inbox, Key: inboxKey(document) }))
    },

    deleteFromVault: document => eraseVersions(`${documentFolder(document)}/`),

    async erase(applicationId) {
      await emptyFolder(
        async () => {
          const { Contents = [] } = await client.send(
            new ListObjectsV2Command({ Bucket: buckets.inbox, Prefix: inboxFolder(applicationId) }),
          )
          return Contents.map(({ Key }) => ({ Key }))
        },
        objects => deleteAll(client, buckets.inbox, objects),
      )
      await eraseVersions(vaultFolder(applicationId))
    },
  }
}

/** A list contains at most a thousand objects. Deleted objects are not on the next one. */
async function emptyFolder(
  list: () => Promise<Listed[]>,
  remove: (objects: Listed[]) => Promise<void>,
): Promise<void> {
  for (let found = await list(); found.length > 0; found = await list()) await remove(found)
}

async function deleteAll(client: S3Client, Bucket: string, objects: readonly Listed[]): Promise<void> {
  const Objects = objects.map(({ Key = '', VersionId }) => ({
    Key,
    ...(VersionId === undefined ? {} : { VersionId }),
  }))
  const { Errors = [] } = await client.send(
    new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
  )
  // The error's message may contain the key.
  if (Errors.length > 0) throw new Error(`A bucket kept a file: ${Errors[0]?.Code ?? 'unknown'}`)
}
