import type { DocumentFiles, DocumentName } from '../../../domain/document-ports.ts'
import type { Workflow } from '../../../domain/ports.ts'
import type { StoredChange } from '../../../domain/stored-change.ts'
import { dispatchSignal } from './signals.ts'

/** The files of a document that a newer one replaced go at once, in all versions, wherever they are; doing it twice does no harm. */
export async function discardSuperseded(files: DocumentFiles, document: DocumentName): Promise<void> {
  await files.deleteFromInbox(document)
  await files.deleteFromVault(document)
}

/**
 * Starts the execution of a new application, wakes one that waits for what has happened, has a moved deadline watched,
 * clears what was replaced, has deadlines counted again when a calendar was put. Each may happen twice.
 */
export async function followChange(
  { workflow, files }: { readonly workflow: Workflow; readonly files: DocumentFiles },
  change: StoredChange,
): Promise<void> {
  if (change.of === 'SUPERSEDED_DOCUMENT') return discardSuperseded(files, change.document)
  if (change.of === 'CALENDAR') return workflow.startRescheduling(change.calendar)
  if (change.created) await workflow.start(change.state.applicationId)
  await dispatchSignal(workflow, change.state)
  if (change.moved !== undefined) await workflow.watchDeadline(change.moved)
}
