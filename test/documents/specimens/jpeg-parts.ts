/** Offsets of the marker segments up to and including the first start of scan. */
function segmentStarts(jpeg: Buffer): number[] {
  const starts: number[] = []
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    starts.push(at)
    if (jpeg[at + 1] === 0xda) break
  }
  return starts
}

export const startOf = (jpeg: Buffer, code: number): number =>
  segmentStarts(jpeg).find(at => jpeg[at + 1] === code) ?? Number.NaN

/** Offsets of all starts of scan. The two bytes cannot occur within entropy-coded data. */
export function scanStarts(jpeg: Buffer): number[] {
  const starts: number[] = []
  const mark = Buffer.from([0xff, 0xda])
  for (let at = jpeg.indexOf(mark, startOf(jpeg, 0xda)); at !== -1; at = jpeg.indexOf(mark, at + 2)) {
    starts.push(at)
  }
  return starts
}

export const withBytes = (jpeg: Buffer, at: number, ...bytes: number[]): Buffer => {
  const changed = Buffer.from(jpeg)
  changed.set(bytes, at)
  return changed
}

export const inserted = (jpeg: Buffer, at: number, ...bytes: readonly Uint8Array[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, at), ...bytes, jpeg.subarray(at)])

export const withSegments = (jpeg: Buffer, ...segments: readonly Uint8Array[]): Buffer =>
  inserted(jpeg, 2, ...segments)

export const endOfImage = Buffer.from([0xff, 0xd9])
export const beforeEnd = (jpeg: Buffer, ...bytes: readonly Uint8Array[]): Buffer =>
  inserted(jpeg, jpeg.length - 2, ...bytes)

/** A file that lost its end and got a new end marker. */
export const forged = (jpeg: Buffer, lost: number): Buffer =>
  Buffer.concat([jpeg.subarray(0, -lost), endOfImage])
