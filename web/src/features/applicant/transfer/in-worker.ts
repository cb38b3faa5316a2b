interface Work<T> {
  readonly message: unknown
  /** The answer if the worker fails, such as for a lack of memory. */
  readonly otherwise: T
  readonly signal: AbortSignal
}

/** In a worker: answers the page's message. A failure reaches the page as the worker's error. */
export function answerBy<M, T>(work: (message: M) => Promise<T>): void {
  self.onmessage = ({ data }: MessageEvent<M>) =>
    void work(data).then(answer => self.postMessage(answer), reportError)
}

/** Sends one message to a web worker and returns its answer. The page stays responsive. */
export function inWorker<T>(worker: Worker, { message, otherwise, signal }: Work<T>): Promise<T> {
  const answered = new Promise<T>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<T>) => resolve(data)
    worker.onerror = () => resolve(otherwise)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  worker.postMessage(message)
  return answered.finally(() => worker.terminate())
}
