import { bringUp, takeDown } from '../local/bring-up.ts'
import { onInterrupt } from '../local/interrupt.ts'
import { freePort } from '../local/port.ts'
import { type Progress, progressOn } from '../local/progress.ts'
import type { Stack } from '../local/stack-file.ts'

export const instance = 'bench'

/**
 * Deploys the stack to a new local engine, runs the measurement, and removes both, also after an interruption. `meter`: a file in
 * which the engine records calls, writes and runs.
 */
export async function measureOnEngine(
  measure: (stack: Stack, progress: Progress) => Promise<void>,
  meter?: string,
): Promise<void> {
  const progress = progressOn(process.stderr)
  const stopListening = onInterrupt(async () => {
    await takeDown(instance)
    return 130
  })
  await takeDown(instance)
  try {
    await measure(
      await bringUp({ name: instance, port: await freePort(), detached: false, meter, progress }),
      progress,
    )
  } finally {
    await takeDown(instance)
    stopListening()
  }
}
