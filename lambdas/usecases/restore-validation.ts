import type { Application } from '../../domain/application.ts'
import type { Actor, AuditAction } from '../../domain/audit.ts'
import { auditEntry, without } from '../../domain/change.ts'
import type { DocumentFiles, DocumentName } from '../../domain/document-ports.ts'
import type { Document } from '../../domain/documents.ts'
import { isEditable } from '../../domain/lifecycle.ts'
import type { Change, ValidationRequests } from '../../domain/ports.ts'
import { type Committing, commitChange } from './commit-change.ts'
import { type Acting, act } from './people.ts'

interface Restoring extends Committing, Acting {
  readonly files: DocumentFiles
  readonly validations: ValidationRequests
}

/**
 * Looks after a document whose validation began before `before` and did not end. With its upload in the inbox it is
 * validated again, once in that time. Without it, or when the application takes no files any more, it awaits an upload
 * again: nothing was found wrong with the file, it is only gone.
 */
export async function restoreValidation(
  deps: Restoring,
  stuck: DocumentName,
  before: string,
  by: Actor,
): Promise<'REQUESTED' | 'REOPENED' | 'NOTHING'> {
  // Asked first: whoever took the upload out of the inbox had the verdict on record before.
  const isThere = await deps.files.isInInbox(stuck)
  const outcome = await commitChange<'REQUESTED' | 'REOPENED' | 'NOTHING'>(deps, async () => {
    const record = await deps.records.application(stuck.applicationId)
    const document = record?.documents.find(({ documentId }) => documentId === stuck.documentId)
    if (record === undefined || document === undefined || !isStuck(document, before)) {
      return { result: 'NOTHING' }
    }
    const { application } = record
    const at = deps.clock()
    if (isThere && isEditable(application.status)) {
      const after = { ...document, validatingSince: at }
      return {
        change: marked(deps, application, document, after, 'document.validate', by),
        result: 'REQUESTED',
      }
    }
    const after: Document = { ...without(document, 'validatingSince'), status: 'AWAITING_UPLOAD' }
    return { change: marked(deps, application, document, after, 'document.reopen', by), result: 'REOPENED' }
  })
  if (outcome === 'REQUESTED') await deps.validations.request(stuck)
  return outcome
}

function isStuck({ status, supersededAt, validatingSince }: Document, before: string): boolean {
  return (
    status === 'VALIDATING' &&
    supersededAt === undefined &&
    validatingSince !== undefined &&
    validatingSince < before
  )
}

function marked(
  deps: Acting,
  { accountId, applicationId }: Application,
  before: Document,
  after: Document,
  action: AuditAction,
  by: Actor,
): Change {
  return {
    documents: [{ before, after }],
    audit: auditEntry(act(deps, by.role, by.id), accountId, action, {
      applicationId,
      from: before.status,
      to: after.status,
      details: { slot: before.slot, documentId: before.documentId },
    }),
  }
}
