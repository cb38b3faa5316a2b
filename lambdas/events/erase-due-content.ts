import type { Context } from 'aws-lambda'
import { database } from '../adapters/wiring/database.ts'
import { documentFiles } from '../adapters/wiring/document-files.ts'
import { leftovers } from '../adapters/wiring/leftovers.ts'
import { retention } from '../adapters/wiring/retention.ts'
import { logFailure, logInformation, withoutMessage } from '../logging.ts'
import { countErased } from '../metrics.ts'
import { eraseDueContent } from '../usecases/erase-due-content.ts'

function wire() {
  return { ...database(), ...leftovers(), ...documentFiles(), ...retention() }
}

/** Enough for one application with as many files as there can be. */
const marginMs = 60_000

let wired: ReturnType<typeof wire> | undefined

/** The schedule calls it. Each failure is told when it happens; in the end the run counts as failed, for an alarm. */
export async function handler(_schedule: unknown, context: Context): Promise<void> {
  const failures: unknown[] = []
  try {
    wired ??= wire()
    await eraseDueContent(
      wired,
      {
        erased(kind, found) {
          countErased(kind)
          logInformation('CONTENT_ERASED', { ...found, outcome: kind })
        },
        failed(error, found) {
          failures.push(error)
          logFailure('ERASURE_FAILED', error, found)
        },
      },
      () => context.getRemainingTimeInMillis() > marginMs,
    )
  } catch (error) {
    failures.push(error)
    logFailure('ERASURE_FAILED', error)
  }
  if (failures.length > 0) throw withoutMessage(failures[0])
}
