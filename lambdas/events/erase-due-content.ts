import { documentFiles } from '../adapters/wiring/document-files.ts'
import { database, leftovers } from '../adapters/wiring/records.ts'
import { retention } from '../adapters/wiring/settings.ts'
import { logInformation } from '../logging.ts'
import { countMetric } from '../metrics.ts'
import { type ErasureReport, eraseDueContent } from '../usecases/erasure/erase-due-content.ts'
import { scheduledRun } from './scheduled-run.ts'

function wire() {
  return { ...database(), ...leftovers(), ...documentFiles(), ...retention() }
}

/** Milliseconds, enough for one application with the maximum number of files. */
const marginMs = 60_000

let wired: ReturnType<typeof wire> | undefined

export const handler = scheduledRun('ERASURE_FAILED', marginMs, async ({ failed, mayGoOn }) => {
  wired ??= wire()
  const report: ErasureReport = {
    erased(kind, found) {
      countMetric('ContentErased', kind)
      logInformation('CONTENT_ERASED', { ...found, outcome: kind })
    },
    failed,
  }
  await eraseDueContent(wired, report, mayGoOn)
})
