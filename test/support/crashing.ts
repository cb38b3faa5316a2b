/** The process died here. */
export class Crash extends Error {}

export interface CrashPlan {
  /** How many calls still go through. */
  calls: number
  /** Whether the call that the process dies in takes effect. */
  readonly takesEffect: boolean
  /** What the call that takes no effect as a whole does of its work before the process dies. */
  readonly partly?: (values: readonly unknown[]) => Promise<void>
}

/** The same port, but the process dies at the planned call, counted over every port that shares the plan. */
export function crashing<T extends object>(port: T, plan: CrashPlan): T {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...values: unknown[]) => {
        plan.calls -= 1
        // Whatever would still be called after it died has no effect, either.
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
