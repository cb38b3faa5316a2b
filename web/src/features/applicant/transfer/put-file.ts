import type { Ticket } from '../queries/request-upload.ts'

/** `EXPIRED`: the address is good no more. `LOST`: nobody answered. `STORE`: the storage would not take it. */
export type PutResult = 'STORED' | 'EXPIRED' | 'LOST' | 'STORE'

function resultOf(status: number): PutResult {
  // A file that is there already arrived before its answer was lost.
  if ((status >= 200 && status < 300) || status === 412) return 'STORED'
  if (status === 403) return 'EXPIRED'
  return status === 0 ? 'LOST' : 'STORE'
}

interface Watching {
  /** From 0 to 1. */
  readonly onProgress: (fraction: number) => void
  readonly signal: AbortSignal
}

/** `fetch` tells no progress of what it sends. Rejects only when it was aborted. */
export function putFile(
  { url, headers }: Ticket['upload'],
  file: Blob,
  { onProgress, signal }: Watching,
): Promise<PutResult> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onloadend = () => (signal.aborted ? reject(signal.reason) : resolve(resultOf(request.status)))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    if (signal.aborted) reject(signal.reason)
    // A slice has no type of its own: the header says what the address was signed for.
    else request.send(file.slice())
  })
}
