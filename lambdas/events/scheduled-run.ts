import type { Context } from 'aws-lambda'
import { logFailure, withoutMessage } from '../logging.ts'

interface Run {
  /** A failure over one item: told when it happens, and the others are looked after all the same. */
  failed(error: unknown, found: { readonly applicationId: string; readonly documentId?: string }): void
  /** Whether there is time for one more item. */
  mayGoOn(): boolean
}

/**
 * What a schedule calls: it looks after one item after the other. In the end the run counts as failed, for an alarm, if
 * anything did. `marginMs`: milliseconds, enough for whatever one item takes.
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
