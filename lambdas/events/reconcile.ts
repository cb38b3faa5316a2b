import type { Context } from 'aws-lambda'
import { database } from '../adapters/wiring/database.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { executions } from '../adapters/wiring/executions.ts'
import { leftovers } from '../adapters/wiring/leftovers.ts'
import { validationRequests } from '../adapters/wiring/validation-requests.ts'
import { workflow } from '../adapters/wiring/workflow.ts'
import { logFailure, logInformation, withoutMessage } from '../logging.ts'
import { countGaveUp, countRepaired } from '../metrics.ts'
import { reconcile } from '../usecases/reconcile.ts'

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

/** Enough for whatever one item takes. */
const marginMs = 30_000

let wired: ReturnType<typeof wire> | undefined

/** The schedule calls it. Each failure is told when it happens; in the end the run counts as failed, for an alarm. */
export async function handler(_schedule: unknown, context: Context): Promise<void> {
  const failures: unknown[] = []
  try {
    wired ??= wire()
    await reconcile(
      wired,
      {
        repaired(kind, found) {
          countRepaired(kind)
          logInformation('RECONCILER_REPAIRED', { ...found, outcome: kind })
        },
        gaveUp(found) {
          countGaveUp()
          logInformation('RECONCILER_GAVE_UP', found)
        },
        failed(error, found) {
          failures.push(error)
          logFailure('RECONCILER_FAILED', error, found)
        },
      },
      () => context.getRemainingTimeInMillis() > marginMs,
    )
  } catch (error) {
    failures.push(error)
    logFailure('RECONCILER_FAILED', error)
  }
  if (failures.length > 0) throw withoutMessage(failures[0])
}
