import type { DocumentName } from '../../domain/document-ports.ts'

/** The buckets of files. */
export interface Buckets {
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

export const inboxRoot = 'uploads/'
export const inboxFolder = (applicationId: string) => `${inboxRoot}${applicationId}/`

export const vaultRoot = 'documents/'
export const vaultFolder = (applicationId: string) => `${vaultRoot}${applicationId}/`

export const documentFolder = ({ applicationId, documentId }: DocumentName) =>
  `${vaultFolder(applicationId)}${documentId}`

/** The vault's keys of a document, which follow from its id and number of pages; pages count from 1. */
export const vaultKeys = (document: DocumentName) => {
  const folder = documentFolder(document)
  return {
    original: `${folder}/original`,
    preview: (page: number) => `${folder}/preview-${page}.jpg`,
    thumbnail: (page: number) => `${folder}/thumbnail-${page}.jpg`,
  }
}

export const pagesUpTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Prevents caching, and display in the browser when the address is opened directly. */
export const downloadHeaders = {
  ContentDisposition: 'attachment',
  CacheControl: 'private, no-store',
} as const
export const imageType = 'image/jpeg'
