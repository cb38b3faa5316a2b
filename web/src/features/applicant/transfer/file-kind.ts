import { contentTypeOf } from '@realname/client'
import type { DocumentContentType } from '#domain/documents.ts'

/** Brands of moving pictures. */
const sequenceBrands = ['hevc', 'hevx', 'hevm', 'hevs', 'msf1']
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'mif1', ...sequenceBrands]

function brandOf(start: Uint8Array): string | undefined {
  const box = String.fromCharCode(...start.subarray(4, 12))
  return box.startsWith('ftyp') ? box.slice(4) : undefined
}

/** The format of a file by its first bytes, not by its name; undefined if it is not accepted. */
export function kindOf(start: Uint8Array): DocumentContentType | 'HEIC' | undefined {
  const found = contentTypeOf(start)
  if (found !== undefined) return found
  return heicBrands.includes(brandOf(start) ?? '') ? 'HEIC' : undefined
}

/** Whether a HEIF file says that it is an animation. */
export const isSequence = (start: Uint8Array): boolean => sequenceBrands.includes(brandOf(start) ?? '')
