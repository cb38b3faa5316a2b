import { documentFiles } from '../adapters/wiring/document-files.ts'
import { database, leftovers } from '../adapters/wiring/records.ts'
import { businessRules, certificateRules } from '../adapters/wiring/settings.ts'
import { executions, validationRequests, workflow } from '../adapters/wiring/workflow.ts'
import { logInformation } from '../logging.ts'
import { countMetric } from '../metrics.ts'
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
    ...businessRules(),
    ...certificateRules(),
  }
}

/** Milliseconds, enough for one item. */
const marginMs = 30_000

let wired: ReturnType<typeof wire> | undefined

export const handler = scheduledRun('RECONCILER_FAILED', marginMs, async ({ failed, mayGoOn }) => {
  wired ??= wire()
  const report: Report = {
    repaired(kind, found) {
      countMetric('ReconcilerRepaired', kind)
      logInformation('RECONCILER_REPAIRED', { ...found, outcome: kind })
    },
    gaveUp(found) {
      countMetric('ReconcilerGaveUp')
      logInformation('RECONCILER_GAVE_UP', found)
    },
    failed,
  }
  await reconcile(wired, report, mayGoOn)
})
