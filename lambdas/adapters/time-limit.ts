import { AsyncLocalStorage } from 'node:async_hooks'
import { DomainError } from '../../domain/errors.ts'

const current = new AsyncLocalStorage<AbortSignal>()

/** Milliseconds at the end of a function's time that are kept for giving up what was begun, and for the answer. */
const reserveMs = 1500
/** For each of the two things that a request may have to clear up: a rate that it took, and the claim of its key. */
const clearingUpMs = 600

/**
 * Ends the work's calls of AWS before the function's time is up: the answer says so, and nothing goes on behind it. A
 * call that was under way may have taken effect.
 */
export async function withinTime<T>(remainingMs: number, work: () => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(Math.max(0, remainingMs - reserveMs))
  try {
    return await current.run(signal, work)
  } catch (error) {
    if (!signal.aborted || error instanceof DomainError) throw error
    throw new DomainError(
      'TOOK_TOO_LONG',
      'This took too long and was stopped. It may have taken effect: repeat it with the same Idempotency-Key, or look before you repeat it.',
    )
  }
}

/** Calls that clear up after work whose time is up have a little time of their own. */
export function clearingUp<T>(work: () => Promise<T>): Promise<T> {
  return current.run(AbortSignal.timeout(clearingUpMs), work)
}

interface Sending {
  readonly config: {
    readonly requestHandler: {
      // biome-ignore lint/suspicious/noExplicitAny: each client types the requests of its handler by itself.
      handle(request: any, options?: any): Promise<any>
    }
  }
}

/** The same client, whose requests end with the time of the work that they are part of. */
export function endingInTime<C extends Sending>(client: C): C {
  const { requestHandler } = client.config
  const handle = requestHandler.handle.bind(requestHandler)
  requestHandler.handle = (request, options) => {
    const signal = current.getStore()
    return handle(request, signal === undefined ? options : { ...options, abortSignal: signal })
  }
  return client
}
