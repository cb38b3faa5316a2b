import { inflateSync } from 'node:zlib'
import { pngSignature } from './structure.ts'

/** Offset of the compressed data in each chunk type that may contain some; undefined if it is not compressed. */
const compressedStart: Readonly<Record<string, (data: Buffer) => number | undefined>> = {
  // A name, a zero, the method.
  iCCP: data => data.indexOf(0) + 2,
  zTXt: data => data.indexOf(0) + 2,
  // A keyword, a zero, a flag, the method, a language and a translated keyword, each closed by a zero.
  iTXt: data => {
    const keyword = data.indexOf(0)
    const language = data.indexOf(0, keyword + 3)
    return data[keyword + 1] === 1 ? data.indexOf(0, language + 1) + 1 : undefined
  },
}

/** Number of inflated bytes, up to `most`. A damaged stream counts as empty, because no program reads it. */
function inflatedBytes(stream: Buffer, most: number): number {
  try {
    return inflateSync(stream, { maxOutputLength: most }).length
  } catch (error) {
    const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLong ? Number.POSITIVE_INFINITY : 0
  }
}

/**
 * Whether the texts and the colour profile of a PNG with a valid structure inflate to more than `most` bytes in total.
 */
export function isInflatedBeyond(most: number, bytes: Buffer): boolean {
  let remaining = most
  for (let at = pngSignature.length; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const start = compressedStart[bytes.toString('latin1', at + 4, at + 8)]
    if (start !== undefined) {
      const data = bytes.subarray(at + 8, at + 8 + length)
      const from = start(data)
      if (from !== undefined) remaining -= inflatedBytes(data.subarray(from), Math.max(1, remaining))
      if (remaining < 0) return true
    }
    at += length + 12
  }
  return false
}
