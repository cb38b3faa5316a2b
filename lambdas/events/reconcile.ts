import { database } from '../adapters/wiring/database.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { executions } from '../adapters/wiring/executions.ts'
import { leftovers } from '../adapters/wiring/leftovers.ts'
import { validationRequests } from '../adapters/wiring/validation-requests.ts'
import { workflow } from '../adapters/wiring/workflow.ts'
import { logInformation } from '../logging.ts'
import { countGaveUp, countRepaired } from '../metrics.ts'
import { type Report, reconcile } from '../usecases/workflow/reconcile.ts'
import { scheduledRun } from './scheduled-run.ts'

function wire() {
  return {
    ...database(),
    ...leftovers(),
    ...workflow(),
    ...executions(),
    ...documentFiles(),
    ...validationRequests(),
  }
}

/** Milliseconds, enough for whatever one item takes. */
const marginMs = 30_000

let wired: ReturnType<typeof wire> | undefined

export const handler = scheduledRun('RECONCILER_FAILED', marginMs, async ({ failed, mayGoOn }) => {
  wired ??= wire()
  const report: Report = {
    repaired(kind, found) {
      countRepaired(kind)
      logInformation('RECONCILER_REPAIRED', { ...found, outcome: kind })
    },
    gaveUp(found) {
      countGaveUp()
      logInformation('RECONCILER_GAVE_UP', found)
    },
    failed,
  }
  await reconcile(wired, report, mayGoOn)
})
