import { S3Client } from '@aws-sdk/client-s3'
import type { DocumentFiles } from '../../../domain/document-ports.ts'
import { readEnvironment } from '../environment.ts'
import { s3DocumentFiles } from '../s3-document-files.ts'
import { limitRequests } from '../time-limit.ts'

export function s3Files(): DocumentFiles {
  const { INBOX_BUCKET, VAULT_BUCKET } = readEnvironment(['INBOX_BUCKET', 'VAULT_BUCKET'])
  // By default the presigner would also sign a checksum of the empty body.
  const client = limitRequests(new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }))
  return s3DocumentFiles(client, { inbox: INBOX_BUCKET, vault: VAULT_BUCKET })
}
