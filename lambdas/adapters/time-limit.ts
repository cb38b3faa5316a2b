import { AsyncLocalStorage } from 'node:async_hooks'
import { DomainError } from '../../domain/errors.ts'

const current = new AsyncLocalStorage<AbortSignal>()

/** Milliseconds at the end of a function's time that are reserved for cleanup and the answer. */
const reserveMs = 1500
/** Milliseconds for each of two possible cleanups: giving back a rate, and releasing the claim of a key. */
const cleanupMs = 600

/**
 * Aborts the AWS calls of the work before the function's time is up. The answer states it, and no call continues
 * afterwards. A pending call may have taken effect.
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

/** Gives calls that clean up after aborted work a short time limit of their own. */
export function withCleanupTime<T>(work: () => Promise<T>): Promise<T> {
  return current.run(AbortSignal.timeout(cleanupMs), work)
}

interface Sending {
  readonly config: {
    readonly requestHandler: {
      // biome-ignore lint/suspicious/noExplicitAny: each client types the requests of its handler by itself.
      handle(request: any, options?: any): Promise<any>
    }
  }
}

/** The same client with requests that end with the time limit of their work. */
export function limitRequests<C extends Sending>(client: C): C {
  const { requestHandler } = client.config
  const handle = requestHandler.handle.bind(requestHandler)
  requestHandler.handle = (request, options) => {
    const signal = current.getStore()
    return handle(request, signal === undefined ? options : { ...options, abortSignal: signal })
  }
  return client
}
