import { RealnameError } from '../errors.ts'
import type { Schemas } from '../schemas.ts'

export type FileContentType = Schemas['RequestUpload']['contentType']

/** A path is for Node only. A Buffer is a Uint8Array, a File is a Blob. */
export type FileSource = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string

const formats: readonly (readonly [FileContentType, extension: string, signature: readonly number[]])[] = [
  ['image/jpeg', 'jpg', [0xff, 0xd8, 0xff]],
  ['image/png', 'png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', 'pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/bmp', 'bmp', [0x42, 0x4d]],
]

/** The content type of a file by its first bytes, not by its name. Undefined if the API does not accept it. */
export function contentTypeOf(start: Uint8Array): FileContentType | undefined {
  return formats.find(([, , signature]) => signature.every((byte, at) => start[at] === byte))?.[0]
}

interface NodeModules {
  'node:fs': {
    promises: { access(path: string): Promise<void> }
    openAsBlob(path: string): Promise<Blob>
  }
  'node:crypto': {
    createHash(name: 'sha256'): { update(bytes: Uint8Array): void; digest(encoding: 'base64'): string }
  }
}

/** A module of Node; undefined elsewhere. Not an import, which bundlers for browsers could not resolve. */
const nodeModule = <Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined =>
  (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process?.getBuiltinModule?.(
    name,
  ) as NodeModules[Name] | undefined

export async function blobOf(source: FileSource): Promise<Blob> {
  if (typeof source !== 'string') return source instanceof Blob ? source : new Blob([source])
  const fs = nodeModule('node:fs')
  if (fs === undefined) throw new TypeError('Only Node can upload a file by its path.')
  // Its error names the path and the cause.
  await fs.promises.access(source)
  return fs.openAsBlob(source)
}

/** Base64. In Node, the file is read in chunks. */
async function sha256Of(file: Blob): Promise<string> {
  const hash = nodeModule('node:crypto')?.createHash('sha256')
  if (hash === undefined) {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
    return btoa(String.fromCharCode(...new Uint8Array(digest)))
  }
  const reader = file.stream().getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) hash.update(chunk.value)
  return hash.digest('base64')
}

/** The facts of a file that the API needs before the transfer. The name of a file may be personal, so it is not sent. */
export function uploadRequest(
  slot: Schemas['Slot'],
  { contentType, sizeBytes, sha256 }: { contentType: FileContentType; sizeBytes: number; sha256: string },
): Schemas['RequestUpload'] {
  const extension = formats.find(([type]) => type === contentType)?.[1]
  return { slot, fileName: `${slot.toLowerCase()}.${extension}`, contentType, sizeBytes, sha256 }
}

/** Detects the format of a file and hashes it. */
export async function describeFile(slot: Schemas['Slot'], file: Blob): Promise<Schemas['RequestUpload']> {
  const contentType = contentTypeOf(new Uint8Array(await file.slice(0, 8).arrayBuffer()))
  if (contentType === undefined) {
    const message = 'The file is not a JPEG, PNG, BMP or PDF. It was not sent.'
    throw new RealnameError({ code: 'FORMAT_NOT_SUPPORTED', message })
  }
  return uploadRequest(slot, { contentType, sizeBytes: file.size, sha256: await sha256Of(file) })
}
