import type { DocumentRefusal } from '../../../domain/documents.ts'
import { isOnlyFill } from '../fill.ts'
import { type BmpHeader, compression, readBmpHeader, withReadableHeader } from './header.ts'
import { readRunLengthData, withoutLastEndOfLine } from './run-length.ts'

/** Maximum bytes between headers and pixels. Some writers align the pixels; a longer gap could hide data. */
const mostAlignment = 4096

const isRunLength = (header: BmpHeader): boolean =>
  header.compression === compression.rle8 || header.compression === compression.rle4

const runLengthData = (bytes: Buffer, { pixelOffset, bitCount }: BmpHeader) =>
  readRunLengthData(bytes, pixelOffset, bitCount === 4 ? 4 : 8)

/** Offset after the last pixel; undefined if the file is shorter. */
function endOfPixels(bytes: Buffer, header: BmpHeader): number | undefined {
  const { pixelOffset, width, height, bitCount } = header
  if (isRunLength(header)) return header.topDown ? undefined : runLengthData(bytes, header)?.end
  const rowBytes = Math.ceil((width * bitCount) / 32) * 4
  const end = pixelOffset + rowBytes * height
  return end <= bytes.length ? end : undefined
}

/**
 * The header of a file that contains one BMP and nothing else, except fill bytes after its pixels. The declared file
 * length is ignored: many writers leave it 0 or write a wrong one, and the end of the pixels is known without it.
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

/** A BMP with a valid structure in the form that the decoder accepts. */
export function asDecodable(bytes: Buffer, header: BmpHeader): Buffer {
  const readable = withReadableHeader(bytes, header)
  const data = isRunLength(header) ? runLengthData(bytes, header) : undefined
  return data ? withoutLastEndOfLine(readable, data) : readable
}
