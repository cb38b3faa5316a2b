import { fromEnv } from '@aws-sdk/credential-provider-env'
import type { DocumentAddresses } from '../../../domain/document-ports.ts'
import { readEnvironment } from '../environment.ts'
import { s3DocumentAddresses } from '../s3-document-addresses.ts'

/** For functions that only sign addresses of files: they do not load the client of S3. */
export function documentAddresses(): { files: DocumentAddresses } {
  const { INBOX_BUCKET, VAULT_BUCKET } = readEnvironment(['INBOX_BUCKET', 'VAULT_BUCKET'])
  const { AWS_REGION: region, AWS_ENDPOINT_URL: endpoint } = process.env
  if (region === undefined) throw new Error('AWS_REGION is missing in the environment.')
  const buckets = { inbox: INBOX_BUCKET, vault: VAULT_BUCKET }
  return { files: s3DocumentAddresses({ ...buckets, region, endpoint, credentials: fromEnv() }) }
}
