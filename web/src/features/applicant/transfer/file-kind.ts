import { contentTypeOf } from '@realname/client'
import type { DocumentContentType } from '#domain/documents.ts'

const heicBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']

/** The format of a file by its first bytes, not by its name; undefined if it is not accepted. */
export function kindOf(start: Uint8Array): DocumentContentType | 'HEIC' | undefined {
  const found = contentTypeOf(start)
  if (found !== undefined) return found
  const box = String.fromCharCode(...start.subarray(4, 12))
  return box.startsWith('ftyp') && heicBrands.includes(box.slice(4)) ? 'HEIC' : undefined
}
