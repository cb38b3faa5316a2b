import type * as z from 'zod'
import { logFailure, withoutMessage } from '../logging.ts'

/** The handler of a step of a state machine. It parses the input, and logs and rethrows errors. */
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
