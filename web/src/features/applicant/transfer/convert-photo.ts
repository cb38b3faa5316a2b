import type { PhotoConversion } from '#domain/photo-conversions.ts'
import { inWorker } from './in-worker.ts'
import type { FileProblem } from './inspect-file.ts'

export interface ToConvert {
  readonly file: Blob
  readonly conversion: PhotoConversion
  readonly maximumBytes: number
  readonly maximumPixels: number
}

export type Converted = { readonly jpeg: Blob } | { readonly problem: FileProblem }

/** Saves a photo as a JPEG within the limit. The HEIC decoder is loaded only if the browser has none. */
export async function convertPhoto(toConvert: ToConvert, signal: AbortSignal): Promise<Converted> {
  const failed: Converted = { problem: toConvert.conversion === 'HEIC' ? 'HEIC' : 'CORRUPT' }
  const byBrowser = await inWorker(
    new Worker(new URL('./decode-photo.worker.ts', import.meta.url), { type: 'module' }),
    { message: toConvert, otherwise: failed, signal },
  )
  if ('jpeg' in byBrowser || toConvert.conversion !== 'HEIC') return byBrowser
  return inWorker(new Worker(new URL('./decode-heic.worker.ts', import.meta.url), { type: 'module' }), {
    message: toConvert,
    otherwise: failed,
    signal,
  })
}
