import type { DocumentContentType } from '#domain/documents.ts'

const signatures: readonly (readonly [DocumentContentType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/bmp', [0x42, 0x4d]],
]

const heicBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']

/** The format of a file by its first bytes, not by its name; undefined if it is not accepted. */
export function kindOf(start: Uint8Array): DocumentContentType | 'HEIC' | undefined {
  const found = signatures.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte))
  if (found !== undefined) return found[0]
  const box = String.fromCharCode(...start.subarray(4, 12))
  return box.startsWith('ftyp') && heicBrands.includes(box.slice(4)) ? 'HEIC' : undefined
}
