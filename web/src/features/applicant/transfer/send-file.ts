import type { Slot } from '#domain/certificates.ts'
import { documentContentTypes } from '#domain/documents.ts'
import type { Api } from '#web/shared/api.ts'
import { requestUpload, type Ticket } from '../queries/applications.ts'
import type { SoundFile } from './inspect-file.ts'

/** `EXPIRED`: the address has expired. `LOST`: no answer came. `STORE`: the storage refused the file. */
export type PutResult = 'STORED' | 'EXPIRED' | 'LOST' | 'STORE'

function resultOf(status: number): PutResult {
  // 412: the file exists already; the answer to its upload was lost.
  if ((status >= 200 && status < 300) || status === 412) return 'STORED'
  if (status === 403) return 'EXPIRED'
  return status === 0 ? 'LOST' : 'STORE'
}

interface Watching {
  /** From 0 to 1. */
  readonly onProgress: (fraction: number) => void
  readonly signal: AbortSignal
}

/** `fetch` reports no upload progress. Rejects only if it was aborted. */
function putFile(
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
    // A slice has no type, so only the header states the signed type.
    else request.send(file.slice())
  })
}

export interface Sending {
  readonly applicationId: string
  readonly slot: Slot
  readonly file: File
  readonly sound: SoundFile
  /** The upload ticket of an earlier try. */
  readonly ticket: Ticket | undefined
  readonly signal: AbortSignal
  readonly onTicket: (ticket: Ticket) => void
  readonly onProgress: (fraction: number) => void
}

const isGood = ({ upload }: Ticket): boolean => Date.parse(upload.expiresAt) > Date.now()

/** The name of a file may be personal, so only an extension is sent: that of the detected format. */
const newTicket = (api: Api, { applicationId, slot, file, sound }: Sending): Promise<Ticket> =>
  requestUpload(api, applicationId, {
    slot,
    fileName: `${slot.toLowerCase()}.${documentContentTypes[sound.contentType].extensions[0]}`,
    contentType: sound.contentType,
    sizeBytes: file.size,
    sha256: sound.sha256,
  })

/**
 * Uploads a file to the address from the API. An expired address is requested again once. Rejects with the API's
 * refusal.
 */
export async function sendSoundFile(
  api: Api,
  sending: Sending,
): Promise<{ result: Exclude<PutResult, 'EXPIRED'>; documentId: string }> {
  const { ticket: earlier, file, signal, onProgress, onTicket } = sending
  const put = async (ticket: Ticket) => {
    signal.throwIfAborted()
    onTicket(ticket)
    const result = await putFile(ticket.upload, file, { onProgress, signal })
    return { result, documentId: ticket.documentId }
  }
  const first = await put(earlier !== undefined && isGood(earlier) ? earlier : await newTicket(api, sending))
  if (first.result !== 'EXPIRED') return { ...first, result: first.result }
  const second = await put(await newTicket(api, sending))
  return { ...second, result: second.result === 'EXPIRED' ? 'STORE' : second.result }
}
