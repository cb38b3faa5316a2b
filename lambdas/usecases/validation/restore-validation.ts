import type { Application } from '../../../domain/application.ts'
import type { Actor, AuditAction } from '../../../domain/audit.ts'
import { auditEntry, without } from '../../../domain/change.ts'
import type { DocumentFiles, DocumentName } from '../../../domain/document-ports.ts'
import type { Document } from '../../../domain/documents.ts'
import { isEditable } from '../../../domain/lifecycle.ts'
import type { Change, ValidationRequests } from '../../../domain/ports.ts'
import { maximumRepeatedValidations } from '../../../domain/reconciliation.ts'
import { validationStart, withoutRun } from '../../../domain/validation-runs.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { concludeValidation } from './conclude-validation.ts'

interface Restoring extends CommitDependencies, ActSources {
  readonly files: DocumentFiles
  readonly validations: ValidationRequests
}

/** `GAVE_UP`: the document was refused; the validator deletes its file. */
type Restored = 'REQUESTED' | 'REOPENED' | 'GAVE_UP' | 'NOTHING'

/**
 * Restores a document whose validation began before `before` and did not end. With its upload in the inbox, it is
 * validated again. After a bounded number of crashed runs it is refused, so that a file that stops every run gets an
 * answer. Without the upload, the document awaits an upload again: the file is missing, not refused. If the document is
 * not awaited any more, the validator is asked to delete the run's remains.
 */
export async function restoreValidation(
  deps: Restoring,
  stuck: DocumentName,
  before: string,
  by: Actor,
): Promise<Restored> {
  // Checked first: a run records the verdict before it removes the upload from the inbox.
  const isThere = await deps.files.isInInbox(stuck)
  const outcome = await commitChange<Restored>(deps, async () => {
    const record = await deps.records.application(stuck.applicationId)
    const document = record?.documents.find(({ documentId }) => documentId === stuck.documentId)
    const began = document === undefined ? undefined : validationStart(document)
    if (record === undefined || document === undefined || began === undefined || began >= before) {
      return { result: 'NOTHING' }
    }
    const { application } = record
    if (document.status !== 'VALIDATING' || document.supersededAt !== undefined)
      return { result: 'REQUESTED' }
    if (!isEditable(application.status)) return { result: 'REQUESTED' }
    const at = deps.clock()
    const rest = withoutRun(document, undefined, at)
    if (!isThere) {
      const after: Document = {
        ...without(rest, 'validatingSince', 'repeatedValidations'),
        status: 'AWAITING_UPLOAD',
      }
      return {
        change: documentChange(deps, application, document, after, 'document.reopen', by),
        result: 'REOPENED',
      }
    }
    // A run that never began shows nothing about the file.
    const repeats = (document.repeatedValidations ?? 0) + (document.validationRuns === undefined ? 0 : 1)
    if (repeats > maximumRepeatedValidations) {
      const verdict = { accepted: false, refusal: 'CHECK_TIMED_OUT' } as const
      return {
        change: concludeValidation(record, document, verdict, newAct(deps, by.role, by.id)),
        result: 'GAVE_UP',
      }
    }
    const after: Document = {
      ...rest,
      validatingSince: at,
      ...(repeats === 0 ? {} : { repeatedValidations: repeats }),
    }
    return {
      change: documentChange(deps, application, document, after, 'document.validate', by),
      result: 'REQUESTED',
    }
  })
  if (outcome === 'REQUESTED' || outcome === 'GAVE_UP') await deps.validations.request(stuck)
  return outcome
}

/**
 * Restores an upload that has been in the inbox for long. An awaited upload without a validation is validated. An
 * upload that is not awaited is deleted by the validator. An upload with a validation belongs to `restoreValidation`.
 */
export async function restoreUpload(
  deps: Restoring,
  upload: DocumentName,
  by: Actor,
): Promise<'REQUESTED' | 'NOTHING'> {
  const outcome = await commitChange<'REQUESTED' | 'NOTHING'>(deps, async () => {
    const record = await deps.records.application(upload.applicationId)
    const document = record?.documents.find(({ documentId }) => documentId === upload.documentId)
    if (record === undefined || document === undefined) return { result: 'REQUESTED' }
    if (validationStart(document) !== undefined) return { result: 'NOTHING' }
    const { application } = record
    const isAwaited =
      document.status === 'AWAITING_UPLOAD' &&
      document.supersededAt === undefined &&
      isEditable(application.status)
    if (!isAwaited) return { result: 'REQUESTED' }
    const after: Document = { ...document, status: 'VALIDATING', validatingSince: deps.clock() }
    return {
      change: documentChange(deps, application, document, after, 'document.validate', by),
      result: 'REQUESTED',
    }
  })
  if (outcome === 'REQUESTED') await deps.validations.request(upload)
  return outcome
}

function documentChange(
  deps: ActSources,
  { accountId, applicationId }: Application,
  before: Document,
  after: Document,
  action: AuditAction,
  by: Actor,
): Change {
  return {
    documents: [{ before, after }],
    audit: auditEntry(newAct(deps, by.role, by.id), accountId, action, {
      applicationId,
      from: before.status,
      to: after.status,
      details: { slot: before.slot, documentId: before.documentId },
    }),
  }
}
