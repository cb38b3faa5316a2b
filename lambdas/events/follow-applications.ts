import { applicationStateOf } from '../adapters/dynamodb/application-state.ts'
import { calendarOfItem } from '../adapters/dynamodb/calendar-item.ts'
import { supersededDocumentOf } from '../adapters/dynamodb/document-item.ts'
import { movedDeadlineOf } from '../adapters/dynamodb/moved-deadline.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { workflow } from '../adapters/wiring/workflow.ts'
import { discardSuperseded } from '../usecases/discard-superseded.ts'
import { dispatchSignal } from '../usecases/workflow/dispatch-signal.ts'
import { streamConsumer } from './stream-records.ts'

function wire() {
  return { ...workflow(), ...documentFiles() }
}

let wired: ReturnType<typeof wire> | undefined

/**
 * Starts the execution of a new application, wakes one that waits for what has happened, has a moved deadline watched,
 * clears what was replaced; has deadlines counted again when a calendar was put.
 */
export const handler = streamConsumer('follow-applications', async ({ created, item }) => {
  wired ??= wire()
  const superseded = supersededDocumentOf(item)
  if (superseded !== undefined) return discardSuperseded(wired.files, superseded)
  const calendar = calendarOfItem(item)
  if (calendar !== undefined) return wired.workflow.startRescheduling(calendar)
  const application = applicationStateOf(item)
  if (application === undefined) return
  if (created) await wired.workflow.start(application.applicationId)
  await dispatchSignal(wired.workflow, application)
  const moved = movedDeadlineOf(item)
  if (moved !== undefined) await wired.workflow.watchDeadline(moved)
})
