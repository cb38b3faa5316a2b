const fileHeaderBytes = 14
const infoHeaderBytes = 40
/** 300 dots per inch. */
const dotsPerMetre = 11_811

interface RgbImage {
  readonly width: number
  readonly height: number
  /** Three bytes a pixel, red first, top row first, rows unpadded. */
  readonly pixels: Uint8Array
}

/** A 24-bit uncompressed BMP: bottom row first, blue first, rows padded to four bytes. */
export function writeBmp({ width, height, pixels }: RgbImage): Buffer {
  const rowBytes = Math.ceil((width * 3) / 4) * 4
  const pixelOffset = fileHeaderBytes + infoHeaderBytes
  const file = Buffer.alloc(pixelOffset + rowBytes * height)
  file.write('BM', 'latin1')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(pixelOffset, 10)
  file.writeUInt32LE(infoHeaderBytes, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  file.writeUInt32LE(rowBytes * height, 34)
  file.writeInt32LE(dotsPerMetre, 38)
  file.writeInt32LE(dotsPerMetre, 42)
  for (let row = 0; row < height; row++) {
    const target = pixelOffset + (height - 1 - row) * rowBytes
    for (let column = 0; column < width; column++) {
      const source = (row * width + column) * 3
      file[target + column * 3] = pixels[source + 2] ?? 0
      file[target + column * 3 + 1] = pixels[source + 1] ?? 0
      file[target + column * 3 + 2] = pixels[source] ?? 0
    }
  }
  return file
}
