import { sleep } from '../clock.ts'
import { withDeadline } from '../deadline.ts'
import { offline, RealnameError } from '../errors.ts'
import { withRetries } from '../retries.ts'
import type { Application, ApplicationDocument, Slot, Upload } from '../schemas.ts'
import type { Transport } from '../transport.ts'
import { blobOf, describeFile, type FileSource } from './file-content.ts'
import { sendFile } from './send-file.ts'

export interface UploadOptions {
  /** The fraction that was sent, from 0 to 1. Without XMLHttpRequest, as in Node, only 0 and 1 are reported. */
  readonly onProgress?: (fraction: number) => void
  /** Aborts the upload, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Milliseconds for the whole upload, the check of the file included. By default 300,000. */
  readonly timeout?: number
}

/** A document after its check. `refusal` is the reason of a refused one. */
export type CheckedDocument =
  | (ApplicationDocument & { readonly status: 'ACCEPTED' })
  | (ApplicationDocument & {
      readonly status: 'REFUSED'
      readonly refusal: NonNullable<ApplicationDocument['refusal']>
    })

const isChecked = (document: ApplicationDocument): document is CheckedDocument =>
  document.status === 'ACCEPTED' || document.status === 'REFUSED'

/** Milliseconds between two polls of a document. A check usually takes a few seconds. */
const shortestWait = 500
const longestWait = 5_000

async function waitForCheck(
  { slot, documentId }: Upload,
  read: () => Promise<Application>,
  wait: (milliseconds: number) => Promise<void>,
): Promise<CheckedDocument> {
  for (let pause = shortestWait; ; pause = Math.min(pause * 1.5, longestWait)) {
    const { documents } = await read()
    const document = documents.find(each => each.slot === slot)
    if (document?.documentId !== documentId) {
      const message = 'Another upload to the same slot replaced the file before it was checked.'
      throw new RealnameError({ code: 'UPLOAD_REPLACED', message })
    }
    if (isChecked(document)) return document
    await wait(pause)
  }
}

const notStored = (status: number): RealnameError =>
  new RealnameError({
    code: 'UPLOAD_FAILED',
    status,
    message: `The storage did not take the file: it answered with the HTTP status ${status}.`,
  })

const documentsPath = '/v1/applications/{applicationId}/documents'

interface Destination {
  readonly applicationId: string
  readonly slot: Slot
}

/** Hashes a file, sends it and waits until it is checked. */
export async function uploadDocument(
  transport: Transport,
  { applicationId, slot }: Destination,
  source: FileSource,
  { onProgress, signal: outer, timeout = 300_000 }: UploadOptions,
): Promise<CheckedDocument> {
  const { clock, retries, ownFetch } = transport
  return withDeadline({ signal: outer, timeout }, clock, async signal => {
    const file = await blobOf(source)
    const body = await describeFile(slot, file)
    const path = { applicationId }
    onProgress?.(0)
    let upload: Upload | undefined
    // An attempt uses the existing upload or requests a new one. The URL accepts one file, so sending it again is safe.
    const sent = await withRetries(retries, signal, clock, async () => {
      const attempt = await sendFile(file, {
        ...{ upload, onProgress, signal, fetch: ownFetch },
        requestUpload: () => transport.call('POST', documentsPath, { path, body }, { signal, retries: 0 }),
        onUpload: used => {
          upload = used
        },
      })
      if (attempt.result === 'LOST') throw offline(undefined)
      if (attempt.result === 'FAILED') throw notStored(attempt.status)
      return attempt
    })
    return waitForCheck(
      sent.upload,
      () => transport.call('GET', '/v1/applications/{applicationId}', { path }, { signal }),
      milliseconds => sleep(milliseconds, signal, clock),
    )
  })
}
