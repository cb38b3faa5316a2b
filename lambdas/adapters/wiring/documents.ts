import { fileURLToPath } from 'node:url'
import { S3Client } from '@aws-sdk/client-s3'
import type { DocumentFiles } from '../../../domain/document-ports.ts'
import {
  type Inspector,
  type Stoppage,
  startInspector,
} from '../../documents/isolation/isolated-inspection.ts'
import { readEnvironment } from '../environment.ts'
import { s3DocumentFiles } from '../s3-document-files.ts'
import { limitRequests } from '../time-limit.ts'

export function documentFiles(): { files: DocumentFiles } {
  const { INBOX_BUCKET, VAULT_BUCKET } = readEnvironment(['INBOX_BUCKET', 'VAULT_BUCKET'])
  // By default the presigner would also sign a checksum of the empty body.
  const client = limitRequests(new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }))
  return { files: s3DocumentFiles(client, { inbox: INBOX_BUCKET, vault: VAULT_BUCKET }) }
}

/** The packaging puts the program into the folder of the bundle. */
const program = fileURLToPath(new URL('./inspection.mjs', import.meta.url))

export function documentInspector(listeners: {
  readonly onStopped: (stoppage: Stoppage) => void
  readonly onRepeated: () => void
}): Inspector {
  const { SHORTEST_SIDE } = readEnvironment(['SHORTEST_SIDE'])
  return startInspector({ entry: program, limits: { shortestSide: SHORTEST_SIDE }, ...listeners })
}
