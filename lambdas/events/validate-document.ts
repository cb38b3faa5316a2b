import { uploadEventSchema } from '../../contract/bus-events.ts'
import type { DocumentName, UploadedFile } from '../../domain/document-ports.ts'
import { documentOfInboxKey } from '../adapters/document-keys.ts'
import { readEnvironment } from '../adapters/environment.ts'
import { sha256 } from '../adapters/system.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { documentInspector } from '../adapters/wiring/document-programs.ts'
import { keyedHash } from '../adapters/wiring/keys.ts'
import { database } from '../adapters/wiring/records.ts'
import type { Inspector, Stoppage } from '../documents/isolation/isolated-inspection.ts'
import { logFailure, logInformation, logReportedFailure, withoutMessage } from '../logging.ts'
import { countMetric } from '../metrics.ts'
import { validateDocument } from '../usecases/validation/validate-document.ts'

function wire() {
  return {
    ...database(),
    ...documentFiles(),
    ...keyedHash(),
    digest: sha256,
    readsDocuments: readEnvironment(['READS_DOCUMENTS']).READS_DOCUMENTS,
  }
}

/** Logs and counts an inspection that ended without a result: its file was refused. */
function reportStoppage(document: DocumentName, stoppage: Stoppage): void {
  if (stoppage.reason === 'FAILED') logReportedFailure('INSPECTION_FAILED', stoppage, document)
  else logInformation('INSPECTION_STOPPED', { ...document, outcome: stoppage.reason })
  countMetric('InspectionStopped')
}

let wired: ReturnType<typeof wire> | undefined

/** Validates an object of the inbox. Errors are thrown, so that the event is retried and then becomes a dead letter. */
export async function handler(event: unknown): Promise<void> {
  const { detail } = uploadEventSchema().parse(event)
  const document = documentOfInboxKey(detail.object.key)
  if (document === undefined) {
    logInformation('UNKNOWN_OBJECT_IN_INBOX')
    return
  }
  try {
    wired ??= wire()
    let inspector: Inspector | undefined
    const startedInspector = () => {
      inspector ??= documentInspector({
        onStopped: stoppage => reportStoppage(document, stoppage),
        onRepeated: () => logInformation('INSPECTION_REPEATED', document),
      })
      return inspector
    }
    const inspection = {
      prepareInspection: startedInspector,
      inspect: (file: UploadedFile) => startedInspector().inspect(file),
    }
    try {
      const outcome = await validateDocument({ ...wired, ...inspection }, document)
      logInformation('DOCUMENT_VALIDATED', { ...document, outcome })
    } finally {
      await inspector?.close()
    }
  } catch (error) {
    logFailure('VALIDATION_FAILED', error, document)
    throw withoutMessage(error)
  }
}
