import type { DocumentFiles, DocumentName } from '../../../domain/document-ports.ts'
import type { Workflow } from '../../../domain/ports.ts'
import type { StoredChange } from '../../../domain/stored-change.ts'
import { dispatchSignal } from './signals.ts'

/** Deletes the files of a replaced document, in all versions, in inbox and vault. Repetition has no effect. */
export async function discardSuperseded(files: DocumentFiles, document: DocumentName): Promise<void> {
  await files.deleteFromInbox(document)
  await files.deleteFromVault(document)
}

/**
 * Starts the execution of a new application or of a reopened one, signals a waiting one, starts the watch of a moved deadline, deletes
 * replaced files, and starts the rescheduling after a calendar change. Each may happen twice.
 */
export async function followChange(
  { workflow, files }: { readonly workflow: Workflow; readonly files: DocumentFiles },
  change: StoredChange,
): Promise<void> {
  if (change.of === 'SUPERSEDED_DOCUMENT') return discardSuperseded(files, change.document)
  if (change.of === 'CALENDAR') return workflow.startRescheduling(change.calendar)
  const { applicationId, signal, run } = change.state
  if (change.created) await workflow.start(applicationId)
  // Any signal, because a later one may have replaced that of the reopening.
  if (signal !== undefined && run !== undefined) await workflow.start(applicationId, run)
  await dispatchSignal(workflow, change.state)
  if (change.moved !== undefined) await workflow.watchDeadline(change.moved)
}
