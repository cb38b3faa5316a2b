/** The top-level boxes phones write. Anything else ends the film, so that what follows is looked at for itself. */
const boxTypes: ReadonlySet<string> = new Set([
  'ftyp',
  'moov',
  'mdat',
  'free',
  'skip',
  'wide',
  'meta',
  'uuid',
  'udta',
  'moof',
  'mfra',
  'pdin',
])

const headerBytes = 8
const longHeaderBytes = 16

/** Whether an `ftyp` box, with which every film begins, stands at `at`. */
export function isMp4At(bytes: Buffer, at: number): boolean {
  return bytes[at + 4] === 0x66 && typeAt(bytes, at) === 'ftyp'
}

const typeAt = (bytes: Buffer, at: number): string => bytes.toString('latin1', at + 4, at + headerBytes)

function boxLength(bytes: Buffer, at: number, end: number): number | undefined {
  const length = bytes.readUInt32BE(at)
  if (length === 0) return end - at
  if (length !== 1) return length >= headerBytes ? length : undefined
  if (at + longHeaderBytes > end) return undefined
  const long = bytes.readUInt32BE(at + 8) * 2 ** 32 + bytes.readUInt32BE(at + 12)
  return long >= longHeaderBytes ? long : undefined
}

/** The offset after the MP4 film that begins at `start`, or undefined if none does or it runs past `end`. */
export function endOfMp4(bytes: Buffer, start: number, end: number): number | undefined {
  if (start + headerBytes > end || !isMp4At(bytes, start)) return undefined
  let at = start
  while (at + headerBytes <= end && boxTypes.has(typeAt(bytes, at))) {
    const length = boxLength(bytes, at, end)
    if (length === undefined || at + length > end) return undefined
    at += length
  }
  return at
}
