import { deflateSync } from 'node:zlib'
import { crc32 } from '../../../lambdas/documents/png/crc32.ts'
import { pngSignature } from '../../../lambdas/documents/png/structure.ts'
import { sceneSize } from './scene.ts'

export function chunk(type: string, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4)
  return bytes
}

export function chunksOf(png: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = pngSignature.length; at < png.length; ) {
    const end = at + 12 + png.readUInt32BE(at)
    parts.push(png.subarray(at, end))
    at = end
  }
  return parts
}

export const chunkType = (part: Buffer): string => part.toString('latin1', 4, 8)
export const joined = (parts: readonly Uint8Array[]): Buffer => Buffer.concat([pngSignature, ...parts])
/** With chunks before the first one of a type. */
export function chunkBefore(png: Buffer, type: string, ...added: readonly Uint8Array[]): Buffer {
  const parts = chunksOf(png)
  const at = parts.findIndex(part => chunkType(part) === type)
  return joined([...parts.slice(0, at), ...added, ...parts.slice(at)])
}
export const withoutChunks = (png: Buffer, type: string): Buffer =>
  joined(chunksOf(png).filter(part => chunkType(part) !== type))

export const colourType = { grey: 0, rgb: 2, indexed: 3, greyAlpha: 4, rgba: 6 } as const
const samplesPerPixel: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

interface PngOptions {
  readonly colour: number
  readonly depth: number
  readonly width?: number
  readonly height?: number
  /** The samples of a pixel, each below 2^depth. */
  readonly samples: (x: number, y: number) => readonly number[]
  readonly interlaced?: boolean
  /** Chunks between header and data. */
  readonly before?: readonly Uint8Array[]
  /** The number of chunks of the data, with an empty one between each. */
  readonly parts?: number
  /** Changes the rows before or after their compression. */
  readonly rows?: (raw: Buffer) => Buffer
  readonly stream?: (deflated: Buffer) => Buffer
}

/** First column, first row, and the steps of the seven passes of Adam7. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const
const wholePass = [[0, 0, 1, 1]] as const

/** The bits of a row's samples in sequence. */
function packedRow(samples: readonly number[], depth: number): Uint8Array {
  const row = new Uint8Array(Math.ceil((samples.length * depth) / 8))
  for (let at = 0, bit = 0; at < samples.length; at += 1, bit += depth) {
    const sample = samples[at] ?? 0
    if (depth === 16) {
      row[bit >> 3] = sample >> 8
      row[(bit >> 3) + 1] = sample
    } else {
      row[bit >> 3] = (row[bit >> 3] ?? 0) | (sample << (8 - depth - (bit & 7)))
    }
  }
  return row
}

/** A stored row: its filter, and the difference of each byte to the byte of the pixel before. */
function filteredRow(packed: Uint8Array, pixelBytes: number): Uint8Array {
  const row = new Uint8Array(packed.length + 1)
  row[0] = 1
  for (let at = 0; at < packed.length; at += 1) {
    row[at + 1] = (packed[at] ?? 0) - (packed[at - pixelBytes] ?? 0)
  }
  return row
}

export function imageHeader(
  width: number,
  height: number,
  depth: number,
  colour: number,
  interlaced = false,
): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([depth, colour, 0, 0, interlaced ? 1 : 0], 8)
  return chunk('IHDR', data)
}

/** A PNG of any kind. Rows are filtered by the difference to the left pixel. */
export function writePng(options: PngOptions): Buffer {
  const { colour, depth, samples, interlaced = false, before = [], parts = 1 } = options
  const { width = sceneSize.width, height = sceneSize.height } = options
  const pixelBytes = Math.max(1, ((samplesPerPixel[colour] ?? 1) * depth) / 8)
  const rows: Uint8Array[] = []
  for (const [left, top, across, down] of interlaced ? adam7 : wholePass) {
    if (left >= width) continue
    for (let y = top; y < height; y += down) {
      const row: number[] = []
      for (let x = left; x < width; x += across) for (const sample of samples(x, y)) row.push(sample)
      rows.push(filteredRow(packedRow(row, depth), pixelBytes))
    }
  }
  const raw = Buffer.concat(rows)
  const deflated = deflateSync(options.rows?.(raw) ?? raw)
  const stream = options.stream?.(deflated) ?? deflated
  const size = Math.ceil(stream.length / parts)
  const data = Array.from({ length: parts }, (_, at) =>
    chunk('IDAT', stream.subarray(at * size, (at + 1) * size)),
  )
  return joined([
    imageHeader(width, height, depth, colour, interlaced),
    ...before,
    ...data.flatMap((part, at) => (at === 0 ? [part] : [chunk('IDAT'), part])),
    chunk('IEND'),
  ])
}
