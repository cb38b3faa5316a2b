const escapeCode = { endOfLine: 0, endOfBitmap: 1, delta: 2 } as const

/** The offset after the end-of-bitmap code of RLE4 or RLE8 data, or undefined if the data ends without one. */
export function endOfRunLengthData(bytes: Buffer, start: number, bitsPerPixel: 4 | 8): number | undefined {
  let at = start
  while (at + 2 <= bytes.length) {
    const count = bytes[at]
    const value = bytes[at + 1] ?? 0
    at += 2
    if (count !== 0 || value === escapeCode.endOfLine) continue
    if (value === escapeCode.endOfBitmap) return at
    if (value === escapeCode.delta) {
      at += 2
    } else {
      const literal = Math.ceil((value * bitsPerPixel) / 8)
      at += literal + (literal % 2)
    }
  }
  return undefined
}
