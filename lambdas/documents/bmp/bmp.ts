import sharp from 'sharp'
import { type FormatModule, type Picture, Undecodable } from '../format.ts'
import { decodingLimits, derivedSides } from '../limits.ts'
import { asDecodable, readBmpStructure } from './structure.ts'

/**
 * Rows from the top, as red, green, blue and alpha. Alpha is ignored, because its meaning in BMP files is not defined.
 */
async function decodeBmp(bytes: Buffer): Promise<Picture> {
  const header = readBmpStructure(bytes)
  if (typeof header === 'string') throw new Undecodable(header)
  const { decode } = await import('@cwasm/nsbmp')
  let decoded: ReturnType<typeof decode>
  try {
    decoded = decode(asDecodable(bytes, header))
  } catch {
    throw new Undecodable()
  }
  const source = { width: decoded.width, height: decoded.height }
  const { data, info } = await sharp(decoded.data, { raw: { ...source, channels: 4 } })
    .removeAlpha()
    .resize(derivedSides.preview, derivedSides.preview, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height, source }
}

export const bmp: FormatModule = {
  format: 'BMP',
  isPhoto: true,
  matches: bytes => bytes[0] === 0x42 && bytes[1] === 0x4d,

  async inspect(bytes) {
    const header = readBmpStructure(bytes)
    if (typeof header === 'string') return { refusal: header }
    if (header.width * header.height > decodingLimits.pixels) return { refusal: 'TOO_MANY_PIXELS' }
    return { origin: () => ({}) }
  },

  async *decode(bytes) {
    yield await decodeBmp(bytes)
  },
}
