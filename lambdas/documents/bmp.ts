import { type BmpHeader, compression, fileHeaderBytes, readBmpHeader } from './bmp-header.ts'
import { endOfRunLengthData } from './bmp-run-length.ts'
import type { FormatModule } from './format.ts'

/** Room some writers leave between headers and pixels, to align them; more of it would hide something. */
const mostAlignment = 4096

/** The offset after the last pixel, or undefined if the file ends before it. */
function endOfPixels(bytes: Buffer, header: BmpHeader): number | undefined {
  const { pixelOffset, width, height, bitCount } = header
  const isRunLength = header.compression === compression.rle8 || header.compression === compression.rle4
  if (isRunLength) {
    return header.topDown ? undefined : endOfRunLengthData(bytes, pixelOffset, bitCount === 4 ? 4 : 8)
  }
  const rowBytes = Math.ceil((width * bitCount) / 32) * 4
  const end = pixelOffset + rowBytes * height
  return end <= bytes.length ? end : undefined
}

function isZeroBetween(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at] !== 0) return false
  }
  return true
}

export const bmp: FormatModule = {
  format: 'BMP',
  matches: bytes => bytes[0] === 0x42 && bytes[1] === 0x4d,
  structureProblem(bytes) {
    if (bytes.length < fileHeaderBytes) return 'CORRUPT'
    const claimedLength = bytes.readUInt32LE(2)
    if (claimedLength > bytes.length || claimedLength < fileHeaderBytes) return 'CORRUPT'
    const file = bytes.subarray(0, claimedLength)
    const header = readBmpHeader(file)
    if (typeof header === 'string') return header
    const gap = header.pixelOffset - header.headersEnd
    if (gap < 0 || gap > mostAlignment || header.pixelOffset >= file.length) return 'CORRUPT'
    const end = endOfPixels(file, header)
    if (end === undefined) return 'CORRUPT'
    const { profile = { start: end, end } } = header
    if (profile.start < end || profile.end > file.length) return 'CORRUPT'
    const onlyPadding =
      isZeroBetween(file, end, profile.start) && isZeroBetween(file, profile.end, file.length)
    return onlyPadding && claimedLength === bytes.length ? undefined : 'TRAILING_DATA'
  },
}
