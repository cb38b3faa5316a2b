import type { DocumentRefusal } from '../../../domain/documents.ts'
import { isFill } from '../fill.ts'
import { isCompleteProgression, type Scan } from './progression.ts'

const marker = { startOfImage: 0xd8, endOfImage: 0xd9, startOfScan: 0xda } as const

/**
 * Baseline, extended and progressive, Huffman or arithmetic. Decoders can't read the others, which are lossless or
 * hierarchical.
 */
const readableFrames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc9, 0xca])

/** The readable frames with each coefficient in one scan. Their data shows a decoder where it is truncated. */
const sequentialFrames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc9])
const huffmanFrames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])

/** Maximum number of scans that libvips decodes. */
const mostScans = 100
/** Maximum number of runs of fill bytes between segments. Devices write one. */
const mostFills = 100

/** Bits of a sample. */
const readablePrecision = 8

/** SOF0 to SOF15, without DHT, JPG and DAC in the same range. */
const isFrame = (code: number): boolean =>
  code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc

const isRestart = (code: number): boolean => code >= 0xd0 && code <= 0xd7

/** TEM, RSTn, SOI and everything below are not allowed between segments. */
const isMisplaced = (code: number): boolean =>
  code < 0xc0 || isRestart(code) || code === marker.startOfImage || code === 0xff

export function isJpegAt(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xff && bytes[at + 1] === marker.startOfImage && bytes[at + 2] === 0xff
}

export const isEndMarkerAt = (bytes: Buffer, at: number): boolean =>
  bytes[at] === 0xff && bytes[at + 1] === marker.endOfImage

/** Offset of the marker after the entropy-coded data. Stuffed zeros and restart markers belong to the data. */
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
  /** Whether each coefficient is in one scan, not split by bits into several. */
  readonly isSequential: boolean
  readonly scans: readonly Scan[]
  /** Fill bytes between segments. */
  readonly fills: readonly (readonly [start: number, end: number])[]
  /** Without it, only a decoder can detect whether the data is complete. */
  readonly hasEndMarker: boolean
  /** Offset after its end marker, or after its data. */
  readonly end: number
}

interface Frame {
  readonly width: number
  readonly height: number
  readonly components: readonly number[]
}

const bytesApart = (bytes: Buffer, from: number, count: number, distance: number): number[] =>
  Array.from({ length: count }, (_, index) => bytes.readUInt8(from + distance * index))

/** Reads precision, height, width and the identifiers of the components. The length must agree with their number. */
function frameAt(bytes: Buffer, at: number, length: number): Frame | DocumentRefusal {
  if (length < 11) return 'CORRUPT'
  const height = bytes.readUInt16BE(at + 3)
  const width = bytes.readUInt16BE(at + 5)
  const count = bytes.readUInt8(at + 7)
  if (height === 0 || width === 0 || length !== 8 + 3 * count) return 'CORRUPT'
  if (bytes.readUInt8(at + 2) !== readablePrecision) return 'FORMAT_NOT_SUPPORTED'
  return { width, height, components: bytesApart(bytes, at + 8, count, 3) }
}

function scanAt(bytes: Buffer, at: number, length: number): Scan | undefined {
  const count = length < 8 ? 0 : bytes.readUInt8(at + 2)
  if (count < 1 || count > 4 || length !== 6 + 2 * count) return undefined
  const parametersAt = at + 3 + 2 * count
  return {
    components: bytesApart(bytes, at + 3, count, 2),
    parametersAt,
    first: bytes.readUInt8(parametersAt),
    last: bytes.readUInt8(parametersAt + 1),
    missingBits: bytes.readUInt8(parametersAt + 2) & 0x0f,
  }
}

/** Properties collected during the walk. */
interface Findings {
  readonly code: number
  readonly frame: Frame
  readonly scans: readonly Scan[]
  readonly fills: JpegImage['fills']
}

/**
 * The image, unless the DC coefficients of a component are in no scan: decoders would invent them. Baseline scans
 * contain all coefficients, whatever their parameters say.
 */
function imageOf(
  { code, frame, scans, fills }: Findings,
  ending: Pick<JpegImage, 'end' | 'hasEndMarker'>,
): JpegImage | DocumentRefusal {
  const isSequential = sequentialFrames.has(code)
  const withMeans = new Set(
    scans.filter(({ first }) => isSequential || first === 0).flatMap(({ components }) => components),
  )
  if (!frame.components.every(component => withMeans.has(component))) return 'CORRUPT'
  const canTellCuts =
    huffmanFrames.has(code) && (isSequential || isCompleteProgression(frame.components, scans))
  if (!ending.hasEndMarker && !canTellCuts) return 'CORRUPT'
  return { ...frame, components: frame.components.length, isSequential, scans, fills, ...ending }
}

/**
 * Walks the JPEG image that begins at `start`, segment by segment and scan by scan. An embedded thumbnail is inside a
 * segment and therefore not taken for the image.
 */
export function walkJpeg(bytes: Buffer, start: number): JpegImage | DocumentRefusal {
  if (!isJpegAt(bytes, start)) return 'CORRUPT'
  let at = start + 2
  let found: { readonly code: number; readonly frame: Frame } | undefined
  const scans: Scan[] = []
  const fills: [number, number][] = []
  while (at + 1 < bytes.length) {
    const code = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) {
      const fillStart = at
      while (bytes[at] !== 0xff && isFill(bytes[at])) at += 1
      if (at === fillStart || fills.length === mostFills) return 'CORRUPT'
      fills.push([fillStart, at])
      continue
    }
    if (code === 0xff) {
      at += 1
      continue
    }
    if (isEndMarkerAt(bytes, at)) {
      return found ? imageOf({ ...found, scans, fills }, { end: at + 2, hasEndMarker: true }) : 'CORRUPT'
    }
    if (isMisplaced(code) || at + 4 > bytes.length) return 'CORRUPT'
    const length = bytes.readUInt16BE(at + 2)
    const next = at + 2 + length
    if (length < 2 || next > bytes.length) return 'CORRUPT'
    if (isFrame(code)) {
      if (!readableFrames.has(code)) return 'FORMAT_NOT_SUPPORTED'
      if (found) return 'CORRUPT'
      const frame = frameAt(bytes, at + 2, length)
      if (typeof frame === 'string') return frame
      found = { code, frame }
    }
    if (code === marker.startOfScan) {
      const scan = scanAt(bytes, at + 2, length)
      if (!found || !scan || scans.length === mostScans) return 'CORRUPT'
      scans.push(scan)
      const end = endOfEntropyData(bytes, next)
      if (end === undefined) {
        return imageOf({ ...found, scans, fills }, { end: bytes.length, hasEndMarker: false })
      }
      at = end
    } else {
      at = next
    }
  }
  return 'CORRUPT'
}
