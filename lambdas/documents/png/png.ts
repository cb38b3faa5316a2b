import type { FormatModule } from '../format.ts'
import { decodingLimits } from '../limits.ts'
import { decodePhoto } from '../photo-decoder.ts'
import { photoOrigin } from '../photo-origin.ts'
import { isInflatedBeyond } from './metadata-bomb.ts'
import { pngSignature, readPngStructure } from './structure.ts'

export const png: FormatModule = {
  format: 'PNG',
  isPhoto: true,
  matches: bytes => bytes.subarray(0, pngSignature.length).equals(pngSignature),

  async inspect(bytes) {
    const size = readPngStructure(bytes)
    if (typeof size === 'string') return { refusal: size }
    if (size.width * size.height > decodingLimits.pixels) return { refusal: 'TOO_MANY_PIXELS' }
    if (isInflatedBeyond(decodingLimits.inflatedMetadataBytes, bytes)) return { refusal: 'CORRUPT' }
    return { origin: () => photoOrigin(bytes) }
  },

  async *decode(bytes) {
    yield await decodePhoto(bytes)
  },
}
