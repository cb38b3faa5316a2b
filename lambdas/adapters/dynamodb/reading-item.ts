import * as z from 'zod'
import { buildOnce } from '../../../domain/build-once.ts'
import type { DocumentName, StoredReading } from '../../../domain/document-ports.ts'
import { applicationPartition } from './application-item.ts'
import { parseStored } from './stored.ts'

const schema = buildOnce(
  (): z.ZodType<StoredReading> =>
    z.object({
      documentId: z.string(),
      readAt: z.string(),
      ciphertext: z.instanceof(Uint8Array),
      dataKey: z.instanceof(Uint8Array),
    }),
)

/** Sorts after all other items of an application, so that reading an application can leave out what was read. */
export const readingSortKeyPrefix = 'EVIDENCE#'

export function readingKey({ applicationId, documentId }: DocumentName) {
  return { pk: applicationPartition(applicationId), sk: `${readingSortKeyPrefix}${documentId}` }
}

/** The attributes that an erasure removes. The key stays, as the document's does. */
export const readingAttributes = ['documentId', 'readAt', 'ciphertext', 'dataKey'] as const

export function toReadingItem(reading: StoredReading & DocumentName): Record<string, unknown> {
  const { applicationId: _inKey, ...stored } = reading
  return { ...readingKey(reading), ...stored }
}

/** Undefined: it was erased. */
export function fromReadingItem(item: Readonly<Record<string, unknown>>): StoredReading | undefined {
  return item.ciphertext === undefined ? undefined : parseStored(schema(), item)
}
