export interface Bounds {
  readonly applications: number
  /** Applications that start each second. */
  readonly rate: number
  /** Seconds after which none starts any more. */
  readonly seconds: number
}

/** Below the default rates of an account: applications and submissions a day, uploads an hour. */
const applicationsOfAccount = 8

/** Seconds that an application may take without the start of the next ones having to wait. */
const expectedSeconds = 10

/** Accounts for the load: as few as the rates of an account and of the load allow, because Cognito charges each user. */
export function accountsFor({ applications, rate }: Bounds): number {
  const simultaneous = Math.ceil(rate * expectedSeconds)
  return Math.min(applications, Math.max(Math.ceil(applications / applicationsOfAccount), simultaneous))
}

export interface Progress {
  readonly started: number
  readonly finished: number
  /** The number of failed applications by the printable error. */
  readonly failed: ReadonlyMap<string, number>
}

interface Surroundings {
  /** Seconds. */
  readonly clock: () => number
  readonly sleep: (seconds: number) => Promise<unknown>
  /** Whether the operator has interrupted the load. */
  readonly isStopped: () => boolean
  readonly printable: (error: unknown) => string
  readonly onProgress?: (progress: Progress) => void
}

/** The load ends after this number of failures without a success: the stage is out of order. */
const hopeless = 20

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((all, one) => all + one, 0)

/**
 * Starts applications at a rate. Each takes a free account, which `walk` uses alone; without a free one the next start waits, so that
 * a slow stage is not overrun. A failed application's account is not used again.
 */
export async function keepPace<Account>(
  { applications, rate, seconds }: Bounds,
  accounts: readonly Account[],
  walk: (account: Account) => Promise<void>,
  { clock, sleep, isStopped, printable, onProgress }: Surroundings,
): Promise<Progress> {
  const free = [...accounts]
  const failed = new Map<string, number>()
  const running = new Set<Promise<void>>()
  let [started, finished] = [0, 0]
  const progress = (): Progress => ({ started, finished, failed })
  const begin = clock()
  const run = async (account: Account) => {
    try {
      await walk(account)
      finished += 1
      free.push(account)
    } catch (error) {
      const message = printable(error)
      failed.set(message, (failed.get(message) ?? 0) + 1)
    }
    onProgress?.(progress())
  }
  while (started < applications) {
    const isHopeless = finished === 0 && sum(failed) >= hopeless
    if (isStopped() || isHopeless || clock() - begin >= seconds) break
    const wait = started / rate - (clock() - begin)
    if (wait > 0) {
      await sleep(Math.min(wait, 0.5))
      continue
    }
    const account = free.shift()
    if (account === undefined) {
      if (running.size === 0) break
      await Promise.race(running)
      continue
    }
    started += 1
    const one = run(account).finally(() => running.delete(one))
    running.add(one)
  }
  await Promise.all(running)
  return progress()
}
