const escapeCode = { endOfLine: 0, endOfBitmap: 1, delta: 2 } as const

interface RunLengthData {
  /** Offset after the last code that is not an end of line. */
  readonly lastRun: number
  /** Offset after the end-of-bitmap code. */
  readonly end: number
}

/** The end of RLE4 or RLE8 data; undefined if the end-of-bitmap code is missing. */
export function readRunLengthData(
  bytes: Buffer,
  start: number,
  bitsPerPixel: 4 | 8,
): RunLengthData | undefined {
  let at = start
  let lastRun = start
  while (at + 2 <= bytes.length) {
    const count = bytes[at]
    const value = bytes[at + 1] ?? 0
    at += 2
    if (count === 0 && value === escapeCode.endOfLine) continue
    if (count === 0 && value === escapeCode.endOfBitmap) return { lastRun, end: at }
    if (count === 0 && value === escapeCode.delta) {
      at += 2
    } else if (count === 0) {
      const literal = Math.ceil((value * bitsPerPixel) / 8)
      at += literal + (literal % 2)
    }
    lastRun = at
  }
  return undefined
}

/**
 * The same picture without an end of line after its last run. Many writers add one after the last row, and nsbmp then
 * expects another row.
 */
export function withoutLastEndOfLine(bytes: Buffer, { lastRun }: RunLengthData): Buffer {
  const copy = Buffer.from(bytes)
  copy.set([0, escapeCode.endOfBitmap], lastRun)
  return copy
}
