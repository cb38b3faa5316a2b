import { acceptedDocumentSchema } from '../../contract/bus-events.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { documentReader } from '../adapters/wiring/document-programs.ts'
import { evidenceRules } from '../adapters/wiring/evidence.ts'
import { readingEncryption } from '../adapters/wiring/keys.ts'
import { database, figuresTableName } from '../adapters/wiring/records.ts'
import type { ReadingStoppage } from '../evidence/isolated-reading.ts'
import { logInformation, logReportedFailure } from '../logging.ts'
import { countMetric, recordMilliseconds } from '../metrics.ts'
import { type AcceptedSlot, readInDelivery } from '../usecases/evidence/read-document.ts'
import { queueConsumer } from './queue-messages.ts'

function wire() {
  return {
    ...database({ figuresTableName: figuresTableName() }),
    ...documentFiles(),
    ...readingEncryption(),
    ...evidenceRules(),
  }
}

let wired: ReturnType<typeof wire> | undefined

function reportStoppage({ applicationId }: AcceptedSlot, stoppage: ReadingStoppage): void {
  if (stoppage.reason === 'FAILED') logReportedFailure('READING_FAILED', stoppage, { applicationId })
  else logInformation('READING_STOPPED', { applicationId, outcome: stoppage.reason })
}

/** Reads the accepted document of a slot. After the last delivery it counts as unavailable. */
export const handler = queueConsumer('READING_FAILED', acceptedDocumentSchema, async (accepted, delivery) => {
  wired ??= wire()
  const began = performance.now()
  const reader = documentReader(stoppage => reportStoppage(accepted, stoppage))
  const outcome = await readInDelivery({ ...wired, read: reader }, accepted, delivery)
  logInformation('DOCUMENT_READ', { applicationId: accepted.applicationId, outcome })
  if (outcome === 'NOTHING') return
  countMetric('DocumentRead', outcome)
  recordMilliseconds('ReadingTime', performance.now() - began)
})
