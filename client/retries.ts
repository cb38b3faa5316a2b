import { type Clock, sleep } from './clock.ts'
import { RealnameError } from './errors.ts'

/** Milliseconds before the first retry; doubled for each further one. */
const firstDelay = 500
const longestDelay = 8_000

/** Seconds. If the service asks for a longer wait, such as until a rate is renewed, the call fails instead. */
const longestRetryAfter = 30

const isTransient = (error: unknown): error is RealnameError =>
  error instanceof RealnameError && (error.code === 'OFFLINE' || error.status === 429 || error.status >= 500)

/** The delay by exponential backoff with jitter, at least `Retry-After`. Undefined: do not retry. */
function delayAfter(error: unknown, retry: number, clock: Clock): number | undefined {
  if (!isTransient(error)) return undefined
  const backoff = Math.min(firstDelay * 2 ** retry, longestDelay) * (0.5 + clock.random() / 2)
  const { retryAfter = 0 } = error
  return retryAfter > longestRetryAfter ? undefined : Math.max(backoff, retryAfter * 1000)
}

/** Repeats an attempt after a transient error: no answer, 429 or 5xx. */
export async function withRetries<Result>(
  retries: number,
  signal: AbortSignal,
  clock: Clock,
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (let retry = 0; ; retry += 1) {
    try {
      return await attempt()
    } catch (error) {
      const delay = retry < retries ? delayAfter(error, retry, clock) : undefined
      if (delay === undefined) throw error
      await sleep(delay, signal, clock)
    }
  }
}
