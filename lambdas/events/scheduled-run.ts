import type { Context } from 'aws-lambda'
import { logFailure, withoutMessage } from '../logging.ts'

interface Run {
  /** Logs the failure of one item. The run goes on with the other items. */
  failed(error: unknown, found: { readonly applicationId?: string; readonly documentId?: string }): void
  /** Whether the remaining time is enough for one more item. */
  mayGoOn(): boolean
}

/**
 * The handler of a scheduled function that processes items one by one. The run fails at its end if an item failed, so that
 * an alarm fires. `marginMs` is the time that one item may take.
 */
export function scheduledRun(
  failureCode: 'ERASURE_FAILED' | 'RECONCILER_FAILED',
  marginMs: number,
  work: (run: Run) => Promise<void>,
) {
  return async (_schedule: unknown, context: Context): Promise<void> => {
    const failures: unknown[] = []
    try {
      await work({
        failed(error, found) {
          failures.push(error)
          logFailure(failureCode, error, found)
        },
        mayGoOn: () => context.getRemainingTimeInMillis() > marginMs,
      })
    } catch (error) {
      failures.push(error)
      logFailure(failureCode, error)
    }
    if (failures.length > 0) throw withoutMessage(failures[0])
  }
}
