import type { Upload } from '../schemas.ts'
import type { Fetch } from '../transport.ts'

export interface SentFile {
  /** `LOST`: no answer came, and the file can be sent again. `FAILED`: the storage did not take the file. */
  readonly result: 'STORED' | 'LOST' | 'FAILED'
  /** The HTTP status of the storage; 0 if no answer came. */
  readonly status: number
  readonly upload: Upload
}

function resultOf(status: number): SentFile['result'] {
  // 412: the file is there already. It arrived before its answer was lost.
  if ((status >= 200 && status < 300) || status === 412) return 'STORED'
  return status === 0 ? 'LOST' : 'FAILED'
}

/** The answer to a URL that has expired. */
const expired = 403

interface PutOptions {
  /** The fraction that was sent, from 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined
  readonly signal: AbortSignal
  /** In place of XMLHttpRequest and the global `fetch`. */
  readonly fetch?: Fetch | undefined
}

/** The part of the browsers' XMLHttpRequest that is used here. Node has none, and no types of it. */
interface UploadRequest {
  readonly status: number
  readonly upload: { onprogress: ((event: { loaded: number; total: number }) => void) | null }
  onloadend: (() => void) | null
  open(method: string, url: string): void
  setRequestHeader(name: string, value: string): void
  send(body: Blob): void
  abort(): void
}

/** Only XMLHttpRequest reports the progress of what it sends. */
function newUploadRequest(): UploadRequest | undefined {
  const { XMLHttpRequest } = globalThis as { XMLHttpRequest?: new () => unknown }
  return XMLHttpRequest === undefined ? undefined : (new XMLHttpRequest() as UploadRequest)
}

const putByRequest = (
  request: UploadRequest,
  { method, url, headers }: Upload['upload'],
  file: Blob,
  { onProgress, signal }: PutOptions,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const abort = () => request.abort()
    request.open(method, url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onloadend = () => {
      signal.removeEventListener('abort', abort)
      if (signal.aborted) reject(signal.reason)
      else resolve(request.status)
    }
    signal.addEventListener('abort', abort, { once: true })
    request.send(file)
  })

async function putByFetch(
  { method, url, headers }: Upload['upload'],
  file: Blob,
  { onProgress, signal, fetch = globalThis.fetch }: PutOptions,
): Promise<number> {
  try {
    const { status, body } = await fetch(url, { method, headers, body: file, signal })
    await body?.cancel()
    if (status < 300) onProgress?.(1)
    return status
  } catch {
    signal.throwIfAborted()
    return 0
  }
}

/** Returns the HTTP status, or 0 without an answer. Rejects only when it is aborted. */
async function putFile(upload: Upload['upload'], file: Blob, options: PutOptions): Promise<number> {
  options.signal.throwIfAborted()
  // A slice has no type of its own: the headers state the type that the URL was signed for.
  const content = file.slice()
  const request = options.fetch === undefined ? newUploadRequest() : undefined
  return request === undefined
    ? putByFetch(upload, content, options)
    : putByRequest(request, upload, content, options)
}

export interface SendOptions extends PutOptions {
  /** The presigned upload of an earlier attempt. It is used again unless it has expired. */
  readonly upload?: Upload | undefined
  readonly requestUpload: () => Promise<Upload>
  /** Called with each presigned upload before it is used. */
  readonly onUpload?: (upload: Upload) => void
}

const hasTimeLeft = ({ upload }: Upload): boolean => Date.parse(upload.expiresAt) > Date.now()

/**
 * Sends a file to its presigned URL. If the URL has expired, another one is requested, once. Rejects with the API's refusal
 * or when it is aborted.
 */
export async function sendFile(
  file: Blob,
  { upload: earlier, requestUpload, onUpload, ...options }: SendOptions,
): Promise<SentFile> {
  const put = async (upload: Upload): Promise<SentFile> => {
    onUpload?.(upload)
    const status = await putFile(upload.upload, file, options)
    return { upload, status, result: resultOf(status) }
  }
  const first = await put(earlier !== undefined && hasTimeLeft(earlier) ? earlier : await requestUpload())
  return first.status === expired ? put(await requestUpload()) : first
}
