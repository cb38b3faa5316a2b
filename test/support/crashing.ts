/** The process crashed here. */
export class Crash extends Error {}

/** Rejects unless the run crashes. jest's `rejects` would format the stack of each of thousands of crashes. */
export async function assertCrash(run: Promise<unknown>): Promise<void> {
  const crash = await run.then(
    () => new Error('The process did not crash.'),
    (error: unknown) => error,
  )
  if (!(crash instanceof Crash)) throw crash
}

export interface CrashPlan {
  /** The number of calls before the crash. */
  calls: number
  /** Whether the crashing call takes effect. */
  readonly takesEffect: boolean
  /** The partial effect of a crashing call without its complete effect. */
  readonly partly?: (values: readonly unknown[]) => Promise<void>
}

/** The same port, but the process crashes at the planned call, counted over every port with the same plan. */
export function crashing<T extends object>(port: T, plan: CrashPlan): T {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...values: unknown[]) => {
        plan.calls -= 1
        // Calls after the crash have no effect either.
        if (plan.calls < -1) throw new Crash()
        if (plan.calls < 0 && !plan.takesEffect) {
          await plan.partly?.(values)
          throw new Crash()
        }
        const result: unknown = await Reflect.apply(member, target, values)
        if (plan.calls < 0) throw new Crash()
        return result
      }
    },
  })
}
