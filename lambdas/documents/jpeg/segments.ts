export interface Segment {
  readonly code: number
  /** Offset of its content in the file. */
  readonly start: number
  readonly content: Buffer
}

export const startOfScan = 0xda

/**
 * The segments of a JPEG with a valid structure up to and including its first start of scan. Fill bytes may separate
 * them.
 */
export function* segmentsOf(bytes: Buffer): Generator<Segment> {
  for (let at = 2; at + 4 <= bytes.length; ) {
    const code = bytes[at + 1] ?? startOfScan
    if (bytes[at] !== 0xff || code === 0xff) {
      at += 1
      continue
    }
    const next = at + 2 + bytes.readUInt16BE(at + 2)
    yield { code, start: at + 4, content: bytes.subarray(at + 4, next) }
    if (code === startOfScan) return
    at = next
  }
}
