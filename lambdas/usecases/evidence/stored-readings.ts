import { type ApplicationRecord, currentDocument } from '../../../domain/application.ts'
import { slotsOf } from '../../../domain/certificates.ts'
import type { ReadingEncryption } from '../../../domain/document-ports.ts'
import type { DocumentReading } from '../../../domain/evidence/document-reading.ts'
import type { ReadSlot } from '../../../domain/evidence/stacked-pages.ts'
import type { Records } from '../../../domain/ports.ts'

export interface StoredReadings {
  readonly records: Records
  readonly readings: ReadingEncryption
}

export interface OpenedReading extends DocumentReading {
  readonly readAt: string
}

/** What was read in the documents of an application, by their ids. A reading of a form unknown to this version is left out. */
export async function readingsOf(
  { records, readings }: StoredReadings,
  { application: { applicationId }, documents }: ApplicationRecord,
): Promise<ReadonlyMap<string, OpenedReading>> {
  if (documents.every(({ evidence }) => evidence !== 'READY')) return new Map()
  const stored = await records.readingsOf(applicationId)
  const opened = await Promise.all(
    stored.map(async ({ documentId, readAt, ...sealed }) => {
      const reading = await readings.open({ applicationId, documentId }, sealed)
      return reading === undefined ? [] : [[documentId, { ...reading, readAt }] as const]
    }),
  )
  return new Map(opened.flat())
}

/** What was read in the current documents, in the certificate's order. */
export async function currentReadings(deps: StoredReadings, record: ApplicationRecord): Promise<ReadSlot[]> {
  const readings = await readingsOf(deps, record)
  return slotsOf(record.application.certificateType).flatMap(slot => {
    const { documentId = '' } = currentDocument(record, slot) ?? {}
    const reading = readings.get(documentId)
    return reading === undefined ? [] : [{ slot, documentId, reading }]
  })
}
