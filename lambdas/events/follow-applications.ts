import { storedChangeOf } from '../adapters/dynamodb/stored-change.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { workflow } from '../adapters/wiring/workflow.ts'
import { followChange } from '../usecases/workflow/follow-change.ts'
import { streamConsumer } from './stream-records.ts'

function wire() {
  return { ...workflow(), ...documentFiles() }
}

let wired: ReturnType<typeof wire> | undefined

/** Starts and signals executions for stored changes, and deletes replaced files. Each change is processed at least once. */
export const handler = streamConsumer('follow-applications', async changed => {
  const change = storedChangeOf(changed)
  if (change === undefined) return
  wired ??= wire()
  await followChange(wired, change)
})
