import type { DocumentRefusal } from '../../../domain/documents.ts'

const fileHeaderBytes = 14
const coreHeaderBytes = 12
const infoHeaderBytes = 40
const masksHeaderBytes = 52
const os2HeaderBytes = 64
const headerSizes: ReadonlySet<number> = new Set([
  coreHeaderBytes,
  infoHeaderBytes,
  masksHeaderBytes,
  56,
  os2HeaderBytes,
  108,
  124,
])

export const compression = { none: 0, rle8: 1, rle4: 2, bitFields: 3, alphaBitFields: 6 } as const

/** The allowed bit counts of each compression. JPEG and PNG inside a BMP are for printers only. */
const bitCounts: Readonly<Record<number, readonly number[]>> = {
  [compression.none]: [1, 4, 8, 16, 24, 32],
  [compression.rle8]: [8],
  [compression.rle4]: [4],
  [compression.bitFields]: [16, 32],
  [compression.alphaBitFields]: [16, 32],
}

export interface BmpHeader {
  readonly width: number
  readonly height: number
  readonly topDown: boolean
  readonly bitCount: number
  readonly headerSize: number
  readonly compression: number
  /** Offset after headers, colour masks and palette. */
  readonly headersEnd: number
  readonly pixelOffset: number
  /** The colour profile to which a version 5 header may point, after the pixels. */
  readonly profile?: { readonly start: number; readonly end: number }
}

/** Bytes of colour masks after a 40-byte header. Later headers contain them. */
const maskBytes = (headerSize: number, stored: number): number => {
  if (headerSize !== infoHeaderBytes) return 0
  if (stored === compression.bitFields) return 12
  return stored === compression.alphaBitFields ? 16 : 0
}

function paletteBytes(bitCount: number, coloursUsed: number, entryBytes: number): number {
  if (bitCount > 8) return 0
  const colours = 2 ** bitCount
  return entryBytes * (coloursUsed === 0 ? colours : Math.min(coloursUsed, colours))
}

const embeddedProfile = 0x4d424544
const linkedProfile = 0x4c494e4b

function profileOf(bytes: Buffer, headerSize: number): BmpHeader['profile'] {
  if (headerSize !== 124) return undefined
  const colourSpace = bytes.readUInt32LE(fileHeaderBytes + 56)
  if (colourSpace !== embeddedProfile && colourSpace !== linkedProfile) return undefined
  const start = fileHeaderBytes + bytes.readUInt32LE(fileHeaderBytes + 112)
  const length = bytes.readUInt32LE(fileHeaderBytes + 116)
  return length === 0 ? undefined : { start, end: start + length }
}

/** Reads the header of a BMP of a known kind. Contradicting fields are refused. */
export function readBmpHeader(bytes: Buffer): BmpHeader | DocumentRefusal {
  if (bytes.length < fileHeaderBytes + coreHeaderBytes) return 'CORRUPT'
  const headerSize = bytes.readUInt32LE(fileHeaderBytes)
  if (!headerSizes.has(headerSize)) return 'FORMAT_NOT_SUPPORTED'
  if (fileHeaderBytes + headerSize > bytes.length) return 'CORRUPT'
  const core = headerSize === coreHeaderBytes
  const at = fileHeaderBytes
  const width = core ? bytes.readUInt16LE(at + 4) : bytes.readInt32LE(at + 4)
  const signedHeight = core ? bytes.readUInt16LE(at + 6) : bytes.readInt32LE(at + 8)
  const planes = bytes.readUInt16LE(at + (core ? 8 : 12))
  const bitCount = bytes.readUInt16LE(at + (core ? 10 : 14))
  const stored = core ? compression.none : bytes.readUInt32LE(at + 16)
  const coloursUsed = core ? 0 : bytes.readUInt32LE(at + 32)
  if (planes !== 1 || width <= 0 || signedHeight === 0) return 'CORRUPT'
  const isOs2Only = headerSize === os2HeaderBytes && stored > compression.rle4
  if (isOs2Only || !(stored in bitCounts)) return 'FORMAT_NOT_SUPPORTED'
  if (!bitCounts[compression.none]?.includes(bitCount)) return 'FORMAT_NOT_SUPPORTED'
  if (!bitCounts[stored]?.includes(bitCount)) return 'CORRUPT'
  const profile = profileOf(bytes, headerSize)
  return {
    width,
    height: Math.abs(signedHeight),
    topDown: signedHeight < 0,
    bitCount,
    headerSize,
    compression: stored,
    headersEnd:
      at + headerSize + maskBytes(headerSize, stored) + paletteBytes(bitCount, coloursUsed, core ? 3 : 4),
    pixelOffset: bytes.readUInt32LE(10),
    ...(profile && { profile }),
  }
}

/**
 * The same picture with a header that nsbmp reads correctly. If a header ends with three colour masks, nsbmp reads the
 * first pixel as a fourth. The same bytes with a 40-byte header and three masks after it are equivalent.
 */
export function withReadableHeader(bytes: Buffer, { headerSize, compression: stored }: BmpHeader): Buffer {
  if (headerSize !== masksHeaderBytes || stored !== compression.bitFields) return bytes
  const readable = Buffer.from(bytes)
  readable.writeUInt32LE(infoHeaderBytes, fileHeaderBytes)
  return readable
}
