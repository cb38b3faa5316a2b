import type * as z from 'zod'
import { logFailure, withoutMessage } from '../logging.ts'

/** A step of a state machine: its input is checked, a failure is logged under the step's name and thrown on to it. */
export function step<I, D, R>(
  name: string,
  {
    input,
    wire,
    perform,
  }: { input: z.ZodType<I>; wire: () => D; perform: (deps: D, input: I) => Promise<R> },
): (event: unknown) => Promise<R> {
  let wired: D | undefined
  return async event => {
    try {
      const parsed = input.parse(event)
      wired ??= wire()
      return await perform(wired, parsed)
    } catch (error) {
      logFailure('STEP_FAILED', error, { operation: name })
      throw withoutMessage(error)
    }
  }
}
