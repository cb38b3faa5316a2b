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
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { DocumentFiles, DocumentName, ViewingAddresses } from '../../domain/document-ports.ts'
import { uploadAddressMinutes, viewingAddressMinutes } from '../../domain/policy.ts'

/** Seconds. */
const uploadLifetime = uploadAddressMinutes * 60
const viewingLifetime = viewingAddressMinutes * 60

/** Prevents caching, and display in the browser when the address is opened directly. */
const downloadHeaders = { ContentDisposition: 'attachment', CacheControl: 'private, no-store' } as const
const imageType = 'image/jpeg'

/** An object, or one version of it. */
interface Listed {
  readonly Key: string | undefined
  readonly VersionId?: string | undefined
}

interface Buckets {
  readonly inbox: string
  readonly vault: string
}

/** The key of a document's upload. It contains the ids, so that S3's event does, too. */
export function inboxKey({ applicationId, documentId }: DocumentName): string {
  return `${inboxFolder(applicationId)}${documentId}`
}

export function documentOfInboxKey(key: string): DocumentName | undefined {
  const [, applicationId, documentId] = /^uploads\/([\w-]+)\/([\w-]+)$/.exec(key) ?? []
  return applicationId === undefined || documentId === undefined ? undefined : { applicationId, documentId }
}

const inboxRoot = 'uploads/'
const inboxFolder = (applicationId: string) => `${inboxRoot}${applicationId}/`

/** Maximum number of lists of a thousand objects. The inbox is nearly empty unless validations are delayed. */
const mostInboxPages = 10

const vaultFolder = (applicationId: string) => `documents/${applicationId}/`

const documentFolder = ({ applicationId, documentId }: DocumentName) =>
  `${vaultFolder(applicationId)}${documentId}`

/** The vault's keys of a document, which follow from its id and number of pages; pages count from 1. */
const vaultKeys = (document: DocumentName) => {
  const folder = documentFolder(document)
  return {
    original: `${folder}/original`,
    preview: (page: number) => `${folder}/preview-${page}.jpg`,
    thumbnail: (page: number) => `${folder}/thumbnail-${page}.jpg`,
  }
}

const pagesUpTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Rejects only after all have ended: a pending write could otherwise follow a cleanup. */
async function waitForAll(works: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find(result => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

/**
 * Presigned uploads into the inbox, and accepted files with their images in the vault. Both buckets encrypt by default.
 */
export function s3DocumentFiles(client: S3Client, buckets: Buckets): DocumentFiles {
  const addressOf = (Key: string, ResponseContentType: string, now: string) =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: buckets.vault,
        Key,
        ResponseContentType,
        ResponseContentDisposition: downloadHeaders.ContentDisposition,
        ResponseCacheControl: downloadHeaders.CacheControl,
      }),
      { expiresIn: viewingLifetime, signingDate: new Date(now) },
    )

  async function imageAddresses(
    document: DocumentName,
    pages: number,
    now: string,
  ): Promise<ViewingAddresses> {
    const keys = vaultKeys(document)
    const addresses = pagesUpTo(pages).map(async page => ({
      previewUrl: await addressOf(keys.preview(page), imageType, now),
      thumbnailUrl: await addressOf(keys.thumbnail(page), imageType, now),
    }))
    return {
      pages: await Promise.all(addresses),
      expiresAt: new Date(Date.parse(now) + viewingLifetime * 1000).toISOString(),
    }
  }

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
    async uploadTicket(document) {
      const { contentType, sizeBytes, sha256 } = document
      // Signed with the time of the request, so that a repetition returns the same ticket with the same lifetime.
      const signingDate = new Date(document.createdAt)
      const url = await getSignedUrl(
        client,
        new PutObjectCommand({
          Bucket: buckets.inbox,
          Key: inboxKey(document),
          ContentType: contentType,
          ContentLength: sizeBytes,
          ChecksumSHA256: sha256,
          IfNoneMatch: '*',
        }),
        {
          expiresIn: uploadLifetime,
          signingDate,
          signableHeaders: new Set([
            'content-length',
            'content-type',
            'if-none-match',
            'x-amz-checksum-sha256',
          ]),
          unhoistableHeaders: new Set(['if-none-match', 'x-amz-checksum-sha256']),
        },
      )
      return {
        method: 'PUT',
        url,
        headers: { 'content-type': contentType, 'if-none-match': '*', 'x-amz-checksum-sha256': sha256 },
        expiresAt: new Date(signingDate.getTime() + uploadLifetime * 1000).toISOString(),
      }
    },

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

    viewingAddresses: (document, now) => imageAddresses(document, document.signals.pages.length, now),

    async ownersAddresses(document, now) {
      const [addresses, originalUrl] = await Promise.all([
        imageAddresses(document, document.signals?.pages.length ?? 0, now),
        addressOf(vaultKeys(document).original, document.contentType, now),
      ])
      return { ...addresses, originalUrl }
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
