/** Whether a JPEG 2000 file or code stream is complete, by the lengths of its tile parts. */
export function isWholeJpeg2000(data: Buffer): boolean {
  let at = data.indexOf(Buffer.from('ff4fff51', 'hex'))
  if (at === -1) return false
  at += 2
  while (at + 2 <= data.length) {
    const marker = data.readUInt16BE(at)
    if (marker === 0xffd9) return true
    if (marker === 0xff90 && at + 10 <= data.length) {
      const length = data.readUInt32BE(at + 6)
      // The last tile part may have no length.
      if (length === 0) return data.lastIndexOf(Buffer.from('ffd9', 'hex')) > at
      // Some writers omit the end marker. A line end may follow.
      if (at + length <= data.length && at + length >= data.length - 2) return true
      at += length
    } else {
      if (at + 4 > data.length) return false
      at += 2 + data.readUInt16BE(at + 2)
    }
  }
  return false
}

const unknownLength = 0xffffffff

/** Whether the segments of an embedded JBIG2 image are complete, by their lengths. */
export function isWholeJbig2(data: Buffer): boolean {
  let at = 0
  while (at + 11 <= data.length) {
    const number = data.readUInt32BE(at)
    const flags = data.readUInt8(at + 4)
    let count = data.readUInt8(at + 5) >> 5
    let header = at + 6
    if (count === 7) {
      count = data.readUInt32BE(at + 5) & 0x1fffffff
      header = at + 9 + Math.ceil((count + 1) / 8)
    }
    header += count * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4) + ((flags & 64) === 0 ? 1 : 4)
    if (header + 4 > data.length) return false
    const length = data.readUInt32BE(header)
    if (length === unknownLength) return true
    at = header + 4 + length
  }
  // Writers may append a line end.
  return data.length > 0 && at <= data.length
}
