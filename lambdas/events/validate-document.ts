import * as z from 'zod'
import { documentOfInboxKey } from '../adapters/s3-document-files.ts'
import { sha256 } from '../adapters/system.ts'
import { database } from '../adapters/wiring/database.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { inspectDocument } from '../documents/inspect.ts'
import { logFailure, logInformation, withoutMessage } from '../logging.ts'
import { validateDocument } from '../usecases/validate-document.ts'

const objectCreatedSchema = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) })

function wire() {
  return {
    ...database(),
    ...documentFiles(),
    digest: sha256,
    inspect: inspectDocument,
  }
}

let wired: ReturnType<typeof wire> | undefined

/** An object arrived in the inbox. A failure is thrown, so that the event comes again and ends in the queue for the dead. */
export async function handler(event: unknown): Promise<void> {
  const { detail } = objectCreatedSchema.parse(event)
  const document = documentOfInboxKey(detail.object.key)
  if (document === undefined) {
    logInformation('UNKNOWN_OBJECT_IN_INBOX')
    return
  }
  try {
    wired ??= wire()
    const outcome = await validateDocument(wired, document)
    logInformation('DOCUMENT_VALIDATED', { ...document, outcome })
  } catch (error) {
    logFailure('VALIDATION_FAILED', error, document)
    throw withoutMessage(error)
  }
}
