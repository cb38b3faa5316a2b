import type { DocumentRefusal } from '../../../domain/documents.ts'
import { isOnlyFill } from '../fill.ts'
import { crc32 } from './crc32.ts'

export const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const headerLength = 13
/** Bytes of a chunk besides its data: length, type and CRC. */
const chunkOverhead = 12

const bitDepths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
const indexedColour = 3

const animation: ReadonlySet<string> = new Set(['acTL', 'fcTL', 'fdAT'])
const criticalChunks: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])
const isCritical = (type: string): boolean => /^[A-Z]/.test(type)

interface Chunk {
  readonly type: string
  readonly data: Buffer
  readonly end: number
}

/** The chunk at `at` if it is complete and matches its CRC; otherwise undefined. */
function chunkAt(bytes: Buffer, at: number): Chunk | undefined {
  if (at + chunkOverhead > bytes.length) return undefined
  const length = bytes.readUInt32BE(at)
  const end = at + chunkOverhead + length
  const type = bytes.toString('latin1', at + 4, at + 8)
  if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return undefined
  if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return undefined
  return { type, data: bytes.subarray(at + 8, end - 4), end }
}

function isImageHeader({ type, data }: Chunk): boolean {
  if (type !== 'IHDR' || data.length !== headerLength) return false
  const sides = [data.readUInt32BE(0), data.readUInt32BE(4)]
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = data.subarray(8)
  return (
    sides.every(side => side > 0 && side <= 0x7fffffff) &&
    (bitDepths[colour]?.includes(depth) ?? false) &&
    compression === 0 &&
    filter === 0 &&
    interlace <= 1
  )
}

/** Checks the chunks after the header: image data without gaps, the palette before it, the end chunk last. */
function chunksProblem(bytes: Buffer, header: Chunk): DocumentRefusal | undefined {
  const isPaletteNeeded = header.data[9] === indexedColour
  let previous = 'IHDR'
  let palette = false
  let imageData = false
  for (let at = header.end; ; ) {
    const chunk = chunkAt(bytes, at)
    if (!chunk) return 'CORRUPT'
    const { type } = chunk
    if (animation.has(type)) return 'FORMAT_NOT_SUPPORTED'
    if (type === 'IHDR' || (isCritical(type) && !criticalChunks.has(type))) return 'CORRUPT'
    if (type === 'PLTE') {
      if (palette || imageData) return 'CORRUPT'
      palette = true
    }
    if (type === 'IDAT') {
      if ((imageData && previous !== 'IDAT') || (isPaletteNeeded && !palette)) return 'CORRUPT'
      imageData = true
    }
    if (type === 'IEND') {
      if (!imageData || chunk.data.length > 0) return 'CORRUPT'
      return isOnlyFill(bytes, chunk.end, bytes.length) ? undefined : 'TRAILING_DATA'
    }
    previous = type
    at = chunk.end
  }
}

/** The size of a file that contains exactly one PNG, possibly followed by fill bytes. */
export function readPngStructure(bytes: Buffer): { width: number; height: number } | DocumentRefusal {
  const header = chunkAt(bytes, pngSignature.length)
  if (!header || !isImageHeader(header)) return 'CORRUPT'
  const problem = chunksProblem(bytes, header)
  return problem ?? { width: header.data.readUInt32BE(0), height: header.data.readUInt32BE(4) }
}
