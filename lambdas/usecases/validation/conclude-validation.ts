import type { ApplicationRecord } from '../../../domain/application.ts'
import { type Act, auditEntry, nextVersion, without } from '../../../domain/change.ts'
import type { Document } from '../../../domain/documents.ts'
import type { Change } from '../../../domain/ports.ts'
import { withoutRun } from '../../../domain/validation-runs.ts'

/** The document's attributes after its examination. */
export type Verdict =
  | (Required<Pick<Document, 'format' | 'signals' | 'contentHash'>> &
      Pick<Document, 'evidence'> & { readonly accepted: true })
  | (Required<Pick<Document, 'refusal'>> & { readonly accepted: false })

/** Records the verdict on a document, with its event. `runId`: the run that reached it and stores no more files. */
export function concludeValidation(
  { application }: ApplicationRecord,
  before: Document,
  { accepted, ...found }: Verdict,
  validated: Act,
  runId?: string,
): Change {
  const rest = without(before, 'validatingSince', 'repeatedValidations', 'sha256')
  const document = withoutRun(rest, runId, validated.at)
  const { slot } = document
  const after: Document = accepted
    ? { ...document, ...found, status: 'ACCEPTED', examinedAt: validated.at }
    : { ...document, ...found, status: 'REFUSED' }
  const details = { slot, ...('refusal' in found ? { refusal: found.refusal } : {}) }
  const event = accepted ? 'document.accepted' : 'document.refused'
  const next = nextVersion(application, application, validated.at, [event], details)
  const { accountId } = application
  return {
    application: { before: application, after: next.application },
    documents: [{ before, after }],
    ...('contentHash' in found ? { content: { hash: found.contentHash, accountId } } : {}),
    audit: auditEntry(validated, accountId, accepted ? 'document.accept' : 'document.refuse', {
      applicationId: application.applicationId,
      from: document.status,
      to: after.status,
      details: { ...details, documentId: document.documentId },
    }),
    events: next.events,
  }
}
