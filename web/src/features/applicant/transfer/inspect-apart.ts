import type { Inspection, ToInspect } from './inspect-file.ts'

/** Inspects a file in a web worker, so that the page stays responsive. */
export function inspectInWorker(toInspect: ToInspect, signal: AbortSignal): Promise<Inspection> {
  const worker = new Worker(new URL('./inspect-file.worker.ts', import.meta.url), { type: 'module' })
  const inspected = new Promise<Inspection>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Inspection>) => resolve(data)
    worker.onerror = () => resolve({ problem: 'UNREADABLE' })
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  worker.postMessage(toInspect)
  return inspected.finally(() => worker.terminate())
}
