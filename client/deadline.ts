import type { Clock } from './clock.ts'
import { RealnameError } from './errors.ts'

export interface Limits {
  /** Aborts the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for the whole call with all of its attempts; `Infinity` for no limit. */
  readonly timeout: number
}

/** Runs some work with a signal that is aborted by the caller or by the timeout. */
export async function withDeadline<Result>(
  { signal, timeout }: Limits,
  clock: Clock,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController()
  const abort = () => controller.abort(signal?.reason)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  const message = `The call took longer than ${timeout} ms. A change may have taken effect.`
  const cancel = Number.isFinite(timeout)
    ? clock.after(timeout, () => controller.abort(new RealnameError({ code: 'TIMEOUT', message })))
    : undefined
  try {
    return await run(controller.signal)
  } finally {
    cancel?.()
    signal?.removeEventListener('abort', abort)
  }
}
