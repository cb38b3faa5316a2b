/** The source of time and randomness. Tests replace it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** From 0 to 1. */
  random(): number
  /** Runs a function after some milliseconds. Returns a function that cancels it. */
  after(milliseconds: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** Rejects with the signal's reason as soon as it is aborted, even if the work ignores the signal. */
export function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

export function sleep(milliseconds: number, signal: AbortSignal, clock: Clock): Promise<void> {
  let cancel = () => {}
  const slept = new Promise<void>(resolve => {
    cancel = clock.after(milliseconds, resolve)
  })
  return untilAborted(slept, signal).finally(cancel)
}
