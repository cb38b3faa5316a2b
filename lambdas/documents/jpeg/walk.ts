import type { DocumentRefusal } from '../../../domain/documents.ts'

const marker = { startOfImage: 0xd8, endOfImage: 0xd9, startOfScan: 0xda } as const

/** Baseline, extended and progressive, Huffman or arithmetic: what decoders read. The others are lossless or hierarchical. */
const readableFrames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca])

/** Bits of a sample. */
const readablePrecision = 8

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
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (at + 1 >= bytes.length) return undefined
    const code = bytes[at + 1] ?? 0
    if (code !== 0x00 && code !== 0xff && !isRestart(code)) return at
  }
  return undefined
}

export interface JpegImage {
  readonly width: number
  readonly height: number
  readonly components: number
  /** The offset just after its end marker. */
  readonly end: number
}

interface Frame extends Omit<JpegImage, 'end' | 'components'> {
  readonly components: readonly number[]
}

const bytesApart = (bytes: Buffer, from: number, count: number, distance: number): number[] =>
  Array.from({ length: count }, (_, index) => bytes.readUInt8(from + distance * index))

/** Precision, height, width and the identifiers of the components, and a length that agrees with their count. */
function frameAt(bytes: Buffer, at: number, length: number): Frame | DocumentRefusal {
  if (length < 11) return 'CORRUPT'
  const height = bytes.readUInt16BE(at + 3)
  const width = bytes.readUInt16BE(at + 5)
  const count = bytes.readUInt8(at + 7)
  if (height === 0 || width === 0 || length !== 8 + 3 * count) return 'CORRUPT'
  if (bytes.readUInt8(at + 2) !== readablePrecision) return 'FORMAT_NOT_SUPPORTED'
  return { width, height, components: bytesApart(bytes, at + 8, count, 3) }
}

interface Scan {
  readonly components: readonly number[]
  /** Whether it holds what everything else of its components builds upon: the means of their blocks. */
  readonly hasMeans: boolean
}

function scanAt(bytes: Buffer, at: number, length: number): Scan | undefined {
  const count = length < 8 ? 0 : bytes.readUInt8(at + 2)
  if (count < 1 || count > 4 || length !== 6 + 2 * count) return undefined
  return {
    components: bytesApart(bytes, at + 3, count, 2),
    hasMeans: bytes.readUInt8(at + 3 + 2 * count) === 0,
  }
}

/**
 * Walks the one JPEG image that begins at `start`, segment by segment and scan by scan. An embedded thumbnail lies
 * inside a segment and is never taken for the image. One of whose components no scan tells anything, which decoders
 * make up, is not whole.
 */
export function walkJpeg(bytes: Buffer, start: number): JpegImage | DocumentRefusal {
  if (!isJpegAt(bytes, start)) return 'CORRUPT'
  let at = start + 2
  let frame: Frame | undefined
  const seen = new Set<number>()
  while (at + 1 < bytes.length) {
    const code = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return 'CORRUPT'
    if (code === 0xff) {
      at += 1
      continue
    }
    if (code === marker.endOfImage) {
      if (!frame?.components.every(component => seen.has(component))) return 'CORRUPT'
      return { ...frame, components: frame.components.length, end: at + 2 }
    }
    if (isMisplaced(code) || at + 4 > bytes.length) return 'CORRUPT'
    const length = bytes.readUInt16BE(at + 2)
    const next = at + 2 + length
    if (length < 2 || next > bytes.length) return 'CORRUPT'
    if (isFrame(code)) {
      if (!readableFrames.has(code)) return 'FORMAT_NOT_SUPPORTED'
      if (frame) return 'CORRUPT'
      const found = frameAt(bytes, at + 2, length)
      if (typeof found === 'string') return found
      frame = found
    }
    if (code === marker.startOfScan) {
      const scan = scanAt(bytes, at + 2, length)
      if (!frame || !scan) return 'CORRUPT'
      if (scan.hasMeans) for (const component of scan.components) seen.add(component)
      const end = endOfEntropyData(bytes, next)
      if (end === undefined) return 'CORRUPT'
      at = end
    } else {
      at = next
    }
  }
  return 'CORRUPT'
}
