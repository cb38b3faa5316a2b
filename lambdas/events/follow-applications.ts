import { applicationStateOf } from '../adapters/dynamodb/application-state.ts'
import { supersededDocumentOf } from '../adapters/dynamodb/document-item.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { workflow } from '../adapters/wiring/workflow.ts'
import { discardSuperseded } from '../usecases/discard-superseded.ts'
import { dispatchSignal } from '../usecases/workflow/dispatch-signal.ts'
import { streamConsumer } from './stream-records.ts'

function wire() {
  return { ...workflow(), ...documentFiles() }
}

let wired: ReturnType<typeof wire> | undefined

/** Starts the execution of a new application, wakes one that waits for what has happened, clears what was replaced. */
export const handler = streamConsumer('follow-applications', async ({ created, item }) => {
  wired ??= wire()
  const superseded = supersededDocumentOf(item)
  if (superseded !== undefined) return discardSuperseded(wired.files, superseded)
  const application = applicationStateOf(item)
  if (application === undefined) return
  if (created) await wired.workflow.start(application.applicationId)
  await dispatchSignal(wired.workflow, application)
})
