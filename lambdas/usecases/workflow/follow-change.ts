import type { DocumentFiles } from '../../../domain/document-ports.ts'
import type { Workflow } from '../../../domain/ports.ts'
import type { StoredChange } from '../../../domain/stored-change.ts'
import { discardSuperseded } from '../discard-superseded.ts'
import { dispatchSignal } from './dispatch-signal.ts'

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
