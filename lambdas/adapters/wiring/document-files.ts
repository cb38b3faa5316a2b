import { buildOnce } from '../../../domain/build-once.ts'
import type { DocumentFiles } from '../../../domain/document-ports.ts'

/** The client of S3 is loaded at the first use: many runs and requests need no file. */
export function documentFiles(): { files: DocumentFiles } {
  const s3 = buildOnce(async () => (await import('./s3-files.ts')).s3Files())
  return {
    files: {
      readInbox: async (...given) => (await s3()).readInbox(...given),
      storeInVault: async (...given) => (await s3()).storeInVault(...given),
      readPreviews: async document => (await s3()).readPreviews(document),
      isInInbox: async document => (await s3()).isInInbox(document),
      arrivedBefore: async before => (await s3()).arrivedBefore(before),
      deleteFromInbox: async document => (await s3()).deleteFromInbox(document),
      deleteFromVault: async document => (await s3()).deleteFromVault(document),
      erase: async applicationId => (await s3()).erase(applicationId),
    },
  }
}
