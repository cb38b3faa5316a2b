import { type Segment, segmentsOf, startOfScan } from './segments.ts'
import type { JpegImage } from './walk.ts'

const longestCode = 16
const coefficients = 64

/** For each value of the next sixteen bits: the symbol, and its code's length in the high byte; 0 for no code. */
type HuffmanTable = Uint16Array

interface ScannedComponent {
  readonly blocks: number
  readonly means: HuffmanTable
  readonly others: HuffmanTable
}

const tableOf = (lengths: Buffer, symbols: Buffer): HuffmanTable => {
  const table = new Uint16Array(1 << longestCode)
  let from = 0
  let symbol = 0
  lengths.forEach((count, index) => {
    const length = index + 1
    for (let nth = 0; nth < count; nth++, symbol++) {
      const next = from + (1 << (longestCode - length))
      table.fill((length << 8) | (symbols[symbol] ?? 0), from, next)
      from = next
    }
  })
  return table
}

/** Huffman tables by class and number, as in their first byte. */
function tablesOf(segments: readonly Segment[]): ReadonlyMap<number, HuffmanTable> {
  const tables = new Map<number, HuffmanTable>()
  for (const { content } of segments.filter(({ code }) => code === 0xc4)) {
    for (let at = 0; at + 17 <= content.length; ) {
      const lengths = content.subarray(at + 1, at + 17)
      const count = lengths.reduce((sum, length) => sum + length, 0)
      tables.set(content[at] ?? 0, tableOf(lengths, content.subarray(at + 17, at + 17 + count)))
      at += 17 + count
    }
  }
  return tables
}

interface Layout {
  readonly components: readonly ScannedComponent[]
  readonly units: number
  /** Units between restart markers; 0: there are no markers. */
  readonly interval: number
  readonly dataStart: number
}

/** The layout of the data of a picture with one sequential scan; undefined if a needed segment is missing. */
function layoutOf(bytes: Buffer, { width, height }: JpegImage): Layout | undefined {
  const segments = [...segmentsOf(bytes)]
  const frame = segments.find(({ code }) => code === 0xc0 || code === 0xc1)?.content
  const scan = segments.find(({ code }) => code === startOfScan)
  if (!frame || !scan) return undefined
  const tables = tablesOf(segments)
  const sampling = new Map<number, readonly [across: number, down: number]>()
  for (let at = 6; at + 3 <= frame.length; at += 3) {
    sampling.set(frame.readUInt8(at), [frame.readUInt8(at + 1) >> 4, frame.readUInt8(at + 1) & 0x0f])
  }
  const densest = [0, 1].map(axis => Math.max(...[...sampling.values()].map(factors => factors[axis] ?? 0)))
  const [across = 0, down = 0] = densest
  if (across === 0 || down === 0) return undefined
  const count = scan.content.readUInt8(0)
  const components: ScannedComponent[] = []
  for (let at = 1; at < 1 + 2 * count; at += 2) {
    const selectors = scan.content.readUInt8(at + 1)
    const means = tables.get(selectors >> 4)
    const others = tables.get(0x10 | (selectors & 0x0f))
    const [columns, rows] = sampling.get(scan.content.readUInt8(at)) ?? [0, 0]
    if (!means || !others) return undefined
    components.push({ blocks: count === 1 ? 1 : columns * rows, means, others })
  }
  // A single component is not interleaved: its units are single blocks, and none is completely outside the picture.
  const [unitWidth, unitHeight] = count === 1 ? [8, 8] : [8 * across, 8 * down]
  const restart = segments.findLast(({ code }) => code === 0xdd)?.content
  return {
    components,
    units: Math.ceil(width / unitWidth) * Math.ceil(height / unitHeight),
    interval: restart && restart.length >= 2 ? restart.readUInt16BE(0) : 0,
    dataStart: scan.start + scan.content.length,
  }
}

class DamagedScan extends Error {
  override name = 'DamagedScan'
}

/** Reads codes from entropy-coded data. A read beyond the end is an error. */
class CodeReader {
  private held = 0
  private heldBits = 0
  private at: number
  private readonly bytes: Buffer

  constructor(bytes: Buffer, start: number) {
    this.bytes = bytes
    this.at = start
  }

  /** Whether all but padding was read: less than a byte, and the 0xff of an end marker. */
  get isAtEnd(): boolean {
    let at = this.at
    while (this.bytes[at] === 0xff) at += 1
    return this.heldBits < 8 && at === this.bytes.length
  }

  private fill(): void {
    while (this.heldBits <= 16) {
      const byte = this.bytes[this.at]
      if (byte === undefined) return
      if (byte === 0xff && this.bytes[this.at + 1] !== 0) return
      this.at += byte === 0xff ? 2 : 1
      this.held = ((this.held & 0xffff) << 8) | byte
      this.heldBits += 8
    }
  }

  private drop(count: number): void {
    if (count > this.heldBits) throw new DamagedScan()
    this.heldBits -= count
    this.held &= (1 << this.heldBits) - 1
  }

  symbol(table: HuffmanTable): number {
    if (this.heldBits < longestCode) this.fill()
    const missing = longestCode - this.heldBits
    const entry = table[missing > 0 ? this.held << missing : this.held >> -missing] ?? 0
    if (entry === 0) throw new DamagedScan()
    this.drop(entry >> 8)
    return entry & 0xff
  }

  skip(count: number): void {
    if (this.heldBits < count) this.fill()
    this.drop(count)
  }

  restart(number: number): void {
    if (this.heldBits >= 8 || this.bytes[this.at] !== 0xff || this.bytes[this.at + 1] !== 0xd0 + number) {
      throw new DamagedScan()
    }
    this.at += 2
    this.held = 0
    this.heldBits = 0
  }
}

function skipBlock(reader: CodeReader, { means, others }: ScannedComponent): void {
  const size = reader.symbol(means)
  if (size > 15) throw new DamagedScan()
  reader.skip(size)
  for (let at = 1; at < coefficients; at++) {
    const symbol = reader.symbol(others)
    const bits = symbol & 0x0f
    if (bits === 0 && symbol !== 0xf0) return
    at += symbol >> 4
    if (at >= coefficients) throw new DamagedScan()
    reader.skip(bits)
  }
}

/**
 * Whether the only scan, sequential and Huffman-coded, contains exactly every block of the picture. libvips reports
 * neither missing blocks of the last rows nor data after them.
 */
export function isWholeLastScan(bytes: Buffer, image: JpegImage): boolean {
  const layout = layoutOf(bytes, image)
  if (!layout) return false
  const { components, units, interval } = layout
  const reader = new CodeReader(bytes, layout.dataStart)
  try {
    for (let unit = 0; unit < units; unit++) {
      if (interval > 0 && unit > 0 && unit % interval === 0) reader.restart((unit / interval - 1) % 8)
      for (const component of components) {
        for (let block = 0; block < component.blocks; block++) skipBlock(reader, component)
      }
    }
  } catch (error) {
    if (error instanceof DamagedScan) return false
    throw error
  }
  return reader.isAtEnd
}
