export interface Box {
  readonly type: string
  readonly start: number
  readonly contentStart: number
  readonly end: number
}

const headerBytes = 8
const longHeaderBytes = 16

/** Whether an `ftyp` box is at `at`: every video begins with one. */
export function isMp4At(bytes: Buffer, at: number): boolean {
  return bytes[at + 4] === 0x66 && bytes.toString('latin1', at + 4, at + headerBytes) === 'ftyp'
}

/** The box at `at`; undefined if there is none, or if it exceeds `end`. */
export function boxAt(bytes: Buffer, at: number, end: number): Box | undefined {
  if (at + headerBytes > end) return undefined
  const type = bytes.toString('latin1', at + 4, at + headerBytes)
  const length = bytes.readUInt32BE(at)
  const box = { type, start: at, contentStart: at + headerBytes }
  if (length === 0) return { ...box, end }
  if (length !== 1) {
    return length >= headerBytes && at + length <= end ? { ...box, end: at + length } : undefined
  }
  if (at + longHeaderBytes > end) return undefined
  const long = bytes.readUInt32BE(at + 8) * 2 ** 32 + bytes.readUInt32BE(at + 12)
  if (long < longHeaderBytes || at + long > end) return undefined
  return { ...box, contentStart: at + longHeaderBytes, end: at + long }
}

/** The boxes of a range; undefined if they do not fill it exactly. */
export function boxesBetween(bytes: Buffer, start: number, end: number): readonly Box[] | undefined {
  const boxes: Box[] = []
  for (let at = start; at < end; ) {
    const box = boxAt(bytes, at, end)
    if (!box) return undefined
    boxes.push(box)
    at = box.end
  }
  return boxes
}
