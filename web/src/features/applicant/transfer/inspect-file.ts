import type { PageConfig } from '#contract/page-config.ts'
import type { DocumentContentType, DocumentRefusal } from '#domain/documents.ts'
import type { PhotoConversion } from '#domain/photo-conversions.ts'
import { kindOf } from './file-kind.ts'

/** Why a file is not accepted: a refusal of the service, or a reason that only the device can detect. */
export type FileProblem = DocumentRefusal | 'HEIC' | 'ANIMATED' | 'UNREADABLE'

export interface SoundFile {
  readonly contentType: DocumentContentType
  /** Base64. */
  readonly sha256: string
}

/** `canBe`: what would make the file acceptable. */
export type Inspection =
  | { readonly sound: SoundFile }
  | { readonly problem: FileProblem; readonly canBe?: PhotoConversion }

/** A greater file would not fit into the memory of a phone. */
const mostBytesToConvert = 100 * 1024 * 1024

/** Browsers can't read some BMP files. Only the service can check those. */
async function pictureProblem(
  file: Blob,
  contentType: DocumentContentType,
  { maximumPixels, shortestSide }: Limits,
): Promise<FileProblem | undefined> {
  if (contentType === 'application/pdf') return undefined
  try {
    const picture = await createImageBitmap(file)
    const { width, height } = picture
    picture.close()
    if (width * height > maximumPixels) return 'TOO_MANY_PIXELS'
    return Math.min(width, height) < shortestSide ? 'TOO_FEW_PIXELS' : undefined
  } catch {
    return contentType === 'image/bmp' ? undefined : 'CORRUPT'
  }
}

async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return btoa(String.fromCharCode(...digest))
}

/** The stage's limits for files. */
type Limits = PageConfig['files']

export interface ToInspect {
  readonly file: Blob
  readonly limits: Limits
}

/** Checks a file before it is uploaded. Runs in a worker, because it may take a second. */
export async function inspectFile({ file, limits }: ToInspect): Promise<Inspection> {
  if (file.size === 0) return { problem: 'EMPTY_FILE' }
  const isSmall = file.size <= limits.maximumBytes
  let bytes: ArrayBuffer
  try {
    bytes = await (isSmall ? file : file.slice(0, 16)).arrayBuffer()
  } catch {
    return { problem: 'UNREADABLE' }
  }
  const kind = kindOf(new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 16)))
  const canBeConverted = file.size <= mostBytesToConvert
  if (kind === 'HEIC' && canBeConverted) return { problem: 'HEIC', canBe: 'HEIC' }
  if (!isSmall) {
    const isPhoto = kind !== undefined && kind !== 'application/pdf'
    return { problem: 'FILE_TOO_LARGE', ...(isPhoto && canBeConverted ? { canBe: 'REDUCED' } : {}) }
  }
  if (kind === undefined || kind === 'HEIC') return { problem: 'FORMAT_NOT_SUPPORTED' }
  const problem = await pictureProblem(new Blob([bytes], { type: kind }), kind, limits)
  return problem === undefined ? { sound: { contentType: kind, sha256: await sha256Of(bytes) } } : { problem }
}
