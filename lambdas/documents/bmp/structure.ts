import type { DocumentRefusal } from '../../../domain/documents.ts'
import { isOnlyFill } from '../fill.ts'
import { type BmpHeader, compression, readBmpHeader, withReadableHeader } from './header.ts'
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

/**
 * The header of a file that is one BMP and nothing else, but for fill bytes behind its pixels. The length that the file
 * claims is not looked at: many writers leave it 0 or get it wrong, and where the pixels end is known without it.
 */
export function readBmpStructure(bytes: Buffer): BmpHeader | DocumentRefusal {
  const header = readBmpHeader(bytes)
  if (typeof header === 'string') return header
  const gap = header.pixelOffset - header.headersEnd
  if (gap < 0 || gap > mostAlignment || header.pixelOffset >= bytes.length) return 'CORRUPT'
  const end = endOfPixels(bytes, header)
  if (end === undefined) return 'CORRUPT'
  const { profile = { start: end, end } } = header
  if (profile.start < end || profile.end > bytes.length) return 'CORRUPT'
  const onlyFill = isOnlyFill(bytes, end, profile.start) && isOnlyFill(bytes, profile.end, bytes.length)
  return onlyFill ? header : 'TRAILING_DATA'
}

/** A BMP of sound structure as the decoder takes it. */
export function asDecodable(bytes: Buffer, header: BmpHeader): Buffer {
  const readable = withReadableHeader(bytes, header)
  const data = isRunLength(header) ? runLengthData(bytes, header) : undefined
  return data ? withoutLastEndOfLine(readable, data) : readable
}
