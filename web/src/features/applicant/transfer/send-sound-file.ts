import type { Slot } from '#domain/certificates.ts'
import { documentContentTypes } from '#domain/documents.ts'
import type { Api } from '#web/shared/api.ts'
import { requestUpload, type Ticket } from '../queries/request-upload.ts'
import type { SoundFile } from './inspect-file.ts'
import { type PutResult, putFile } from './put-file.ts'

export interface Sending {
  readonly applicationId: string
  readonly slot: Slot
  readonly file: File
  readonly sound: SoundFile
  /** Where an earlier try was to put it. */
  readonly ticket: Ticket | undefined
  readonly signal: AbortSignal
  readonly onTicket: (ticket: Ticket) => void
  readonly onProgress: (fraction: number) => void
}

const isGood = ({ upload }: Ticket): boolean => Date.parse(upload.expiresAt) > Date.now()

/** What people call their files is nobody's business: only the extension is told, and that of what the file is. */
const newTicket = (api: Api, { applicationId, slot, file, sound }: Sending): Promise<Ticket> =>
  requestUpload(api, applicationId, {
    slot,
    fileName: `${slot.toLowerCase()}.${documentContentTypes[sound.contentType].extensions[0]}`,
    contentType: sound.contentType,
    sizeBytes: file.size,
    sha256: sound.sha256,
  })

/** Sends a file to where the API says; an address that has expired is asked for anew, once. Rejects with the API's refusal. */
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
