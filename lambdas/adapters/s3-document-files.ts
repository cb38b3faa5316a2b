import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { DocumentFiles, DocumentName } from '../../domain/ports.ts'

/** Seconds that an upload address is good for. */
const uploadLifetime = 900

interface Buckets {
  readonly inbox: string
  readonly vault: string
}

/** Where a document's upload arrives: the key names it, so that the event about it does, too. */
export function inboxKey({ applicationId, documentId }: DocumentName): string {
  return `uploads/${applicationId}/${documentId}`
}

export function documentOfInboxKey(key: string): DocumentName | undefined {
  const [, applicationId, documentId] = /^uploads\/([\w-]+)\/([\w-]+)$/.exec(key) ?? []
  return applicationId === undefined || documentId === undefined ? undefined : { applicationId, documentId }
}

function originalKey({ applicationId, documentId }: DocumentName): string {
  return `documents/${applicationId}/${documentId}/original`
}

/** Presigned uploads into the inbox, validated originals in the vault; both buckets encrypt by default. */
export function s3DocumentFiles(client: S3Client, buckets: Buckets): DocumentFiles {
  return {
    async uploadTicket(document) {
      const { contentType, sizeBytes, sha256 } = document
      // Signed for the moment it was asked for: a repeated request gets the same ticket, not a longer one.
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
          // The unread rest of the body would keep its connection.
          await Body?.transformToWebStream().cancel()
          return 'TOO_LARGE'
        }
        return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array() }
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },

    async storeOriginal(document, bytes) {
      await client.send(
        new PutObjectCommand({
          Bucket: buckets.vault,
          Key: originalKey(document),
          Body: bytes,
          ContentType: document.contentType,
          ContentDisposition: 'attachment',
          ChecksumSHA256: document.sha256,
        }),
      )
    },

    async deleteFromInbox(document) {
      await client.send(new DeleteObjectCommand({ Bucket: buckets.inbox, Key: inboxKey(document) }))
    },

    async deleteFromVault(document) {
      await client.send(new DeleteObjectCommand({ Bucket: buckets.vault, Key: originalKey(document) }))
    },
  }
}
