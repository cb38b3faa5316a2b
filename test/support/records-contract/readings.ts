import { describe, expect, test } from '@jest/globals'
import type { Document } from '../../../domain/documents.ts'
import { examinedDocument, sampleAudit } from '../samples.ts'
import type { GivenRecords } from './given-records.ts'

/** What was read is stored beside its document, under the conditions of the document. */
export function readings(given: GivenRecords): void {
  const { committed, storedApplication } = given
  const bytes = (text: string) => new TextEncoder().encode(text)

  async function pending(): Promise<Document> {
    const { applicationId, accountId } = await storedApplication()
    const document = examinedDocument({ applicationId, evidence: 'PENDING' })
    await committed({ documents: [{ after: document }], audit: sampleAudit(accountId) })
    return document
  }

  const read = (before: Document) => ({
    documents: [{ before, after: { ...before, evidence: 'READY', advice: [] } as const }],
    reading: {
      applicationId: before.applicationId,
      documentId: before.documentId,
      readAt: '2026-11-23T02:00:03.000Z',
      ciphertext: bytes('sealed'),
      dataKey: bytes('key'),
    },
    audit: sampleAudit('erika'),
  })

  describe('what was read in a document', () => {
    test('is found by its application, and is no part of the application', async () => {
      const document = await pending()
      const { applicationId, documentId } = document
      expect(await given.records.readingsOf(applicationId)).toEqual([])
      const record = await given.records.application(applicationId)
      await committed(read(document))
      expect(await given.records.readingsOf(applicationId)).toEqual([
        {
          documentId,
          readAt: '2026-11-23T02:00:03.000Z',
          ciphertext: bytes('sealed'),
          dataKey: bytes('key'),
        },
      ])
      expect(await given.records.application(applicationId)).toEqual({
        ...record,
        documents: [{ ...document, evidence: 'READY', advice: [] }],
      })
    })

    test.each<[string, Partial<Document>]>([
      ['was replaced', { supersededAt: '2026-11-23T02:00:02.000Z' }],
      ['was erased', { erasedAt: '2026-11-23T02:00:02.000Z' }],
      ['was given up', { evidence: 'UNAVAILABLE' }],
    ])('is not stored once the document %s', async (_, changed) => {
      const document = await pending()
      const audit = sampleAudit('erika')
      await committed({ documents: [{ before: document, after: { ...document, ...changed } }], audit })
      expect(await given.records.commit(read(document))).toBe('STALE')
      expect(await given.records.readingsOf(document.applicationId)).toEqual([])
    })

    test('stays if its document is erased by a change that knows it as pending', async () => {
      const document = await pending()
      await committed(read(document))
      const after = { ...document, erasedAt: '2026-11-23T02:00:04.000Z' }
      const stale = { documents: [{ before: document, after }], audit: sampleAudit('erika') }
      expect(await given.records.commit(stale)).toBe('STALE')
      expect(await given.records.readingsOf(document.applicationId)).toHaveLength(1)
    })

    test('is cleared with its document', async () => {
      const document = await pending()
      await committed(read(document))
      const before = { ...document, evidence: 'READY', advice: [] } as const
      const { evidence: _evidence, ...after } = before
      await committed({
        documents: [{ before, after }],
        clearedReadings: [document],
        audit: sampleAudit('erika'),
      })
      expect(await given.records.readingsOf(document.applicationId)).toEqual([])
    })

    test('is erased with an unreadable application', async () => {
      const document = await pending()
      await committed(read(document))
      await given.records.blank(document.applicationId, '2026-11-24T02:00:00.000Z')
      expect(await given.records.readingsOf(document.applicationId)).toEqual([])
    })
  })
}
