import type { DocumentRefusal } from '../../../domain/documents.ts'
import { type BmpHeader, compression, fileHeaderBytes, readBmpHeader } from './header.ts'
import { readRunLengthData, withoutLastEndOfLine } from './run-length.ts'

/** Room some writers leave between headers and pixels, to align them; more of it would hide something. */
const mostAlignment = 4096

const isRunLength = (header: BmpHeader): boolean =>
  header.compression === compression.rle8 || header.compression === compression.rle4

const runLengthData = (bytes: Buffer, { pixelOffset, bitCount }: BmpHeader) =>
  readRunLengthData(bytes, pixelOffset, bitCount === 4 ? 4 : 8)

/** The offset after the last pixel, or undefined if the file ends before it. */
function endOfPixels(bytes: Buffer, header: BmpHeader): number | undefined {
  const { pixelOffset, width, height, bitCount } = header
  if (isRunLength(header)) return header.topDown ? undefined : runLengthData(bytes, header)?.end
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

/** The header of a file that is one BMP, from its first byte to the length that it claims, and nothing else. */
export function readBmpStructure(bytes: Buffer): BmpHeader | DocumentRefusal {
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
  const onlyPadding = isZeroBetween(file, end, profile.start) && isZeroBetween(file, profile.end, file.length)
  return onlyPadding && claimedLength === bytes.length ? header : 'TRAILING_DATA'
}

/** A BMP of sound structure as the decoder takes it. */
export function asDecodable(bytes: Buffer, header: BmpHeader): Buffer {
  const data = isRunLength(header) ? runLengthData(bytes, header) : undefined
  return data ? withoutLastEndOfLine(bytes, data) : bytes
}
