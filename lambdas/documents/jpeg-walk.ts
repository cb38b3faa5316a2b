import type { DocumentRefusal } from '../../domain/documents.ts'

const marker = { startOfImage: 0xd8, endOfImage: 0xd9, startOfScan: 0xda } as const

/** Baseline, extended and progressive, Huffman or arithmetic: what decoders read. The others are lossless or hierarchical. */
const readableFrames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca])

/** SOF0 to SOF15, without DHT, JPG and DAC, which share their range. */
const isFrame = (code: number): boolean =>
  code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc

const isRestart = (code: number): boolean => code >= 0xd0 && code <= 0xd7

/** TEM, RSTn, SOI and everything below: none may stand between segments. */
const isMisplaced = (code: number): boolean =>
  code < 0xc0 || isRestart(code) || code === marker.startOfImage || code === 0xff

export function isJpegAt(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xff && bytes[at + 1] === marker.startOfImage && bytes[at + 2] === 0xff
}

/** The offset of the marker that ends the entropy-coded data; stuffed zeros and restarts belong to the data. */
function endOfEntropyData(bytes: Buffer, from: number): number | undefined {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const code = bytes[at + 1] ?? 0
    if (code !== 0x00 && code !== 0xff && !isRestart(code)) return at
  }
  return undefined
}

/** Precision, height, width and component count, and a length that agrees with the count. */
function frameProblem(bytes: Buffer, at: number, length: number): DocumentRefusal | undefined {
  if (length < 11) return 'CORRUPT'
  const height = bytes.readUInt16BE(at + 3)
  const width = bytes.readUInt16BE(at + 5)
  const components = bytes.readUInt8(at + 7)
  return height > 0 && width > 0 && length === 8 + 3 * components ? undefined : 'CORRUPT'
}

function isScanHeader(bytes: Buffer, at: number, length: number): boolean {
  const components = length < 8 ? 0 : bytes.readUInt8(at + 2)
  return components >= 1 && components <= 4 && length === 6 + 2 * components
}

/**
 * Walks the one JPEG image that begins at `start`, segment by segment and scan by scan, and answers the offset just
 * after its end marker. An embedded thumbnail lies inside a segment and is never taken for the image.
 */
export function walkJpeg(bytes: Buffer, start: number): number | DocumentRefusal {
  if (!isJpegAt(bytes, start)) return 'CORRUPT'
  let at = start + 2
  let frames = 0
  let scans = 0
  while (at + 1 < bytes.length) {
    const code = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return 'CORRUPT'
    if (code === 0xff) {
      at += 1
      continue
    }
    if (code === marker.endOfImage) return scans > 0 ? at + 2 : 'CORRUPT'
    if (isMisplaced(code) || at + 4 > bytes.length) return 'CORRUPT'
    const length = bytes.readUInt16BE(at + 2)
    const next = at + 2 + length
    if (length < 2 || next > bytes.length) return 'CORRUPT'
    if (isFrame(code)) {
      if (!readableFrames.has(code)) return 'FORMAT_NOT_SUPPORTED'
      frames += 1
      const problem = frames > 1 ? 'CORRUPT' : frameProblem(bytes, at + 2, length)
      if (problem) return problem
    }
    if (code === marker.startOfScan) {
      if (frames === 0 || !isScanHeader(bytes, at + 2, length)) return 'CORRUPT'
      scans += 1
      const end = endOfEntropyData(bytes, next)
      if (end === undefined) return 'CORRUPT'
      at = end
    } else {
      at = next
    }
  }
  return 'CORRUPT'
}
