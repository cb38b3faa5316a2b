import { type FormatModule, Undecodable } from '../format.ts'
import { decodingLimits } from '../limits.ts'
import { decodePhoto } from '../photo-decoder.ts'
import { photoOrigin } from '../photo-origin.ts'
import { hasAdobeSegment } from './application-segments.ts'
import { asDecodable } from './decodable.ts'
import { isWholeLastScan } from './scan-data.ts'
import { readJpegStructure } from './structure.ts'
import { isJpegAt } from './walk.ts'

export const jpeg: FormatModule = {
  format: 'JPEG',
  isPhoto: true,
  matches: bytes => isJpegAt(bytes, 0),

  async inspect(bytes) {
    const image = readJpegStructure(bytes)
    if (typeof image === 'string') return { refusal: image }
    if (image.width * image.height > decodingLimits.pixels) return { refusal: 'TOO_MANY_PIXELS' }
    if (image.components === 4 && !hasAdobeSegment(bytes)) return { refusal: 'FORMAT_NOT_SUPPORTED' }
    return { origin: () => photoOrigin(bytes) }
  },

  async *decode(bytes) {
    const image = readJpegStructure(bytes)
    if (typeof image === 'string') throw new Undecodable(image)
    // For other images libvips reads all scans, and detects damage in the last, before it returns a row.
    const isReadInOnePass = image.isSequential && image.scans.length === 1
    if (!image.hasEndMarker && isReadInOnePass && !isWholeLastScan(bytes, image)) throw new Undecodable()
    yield await decodePhoto(asDecodable(bytes, image), { isEndRewritten: !image.hasEndMarker })
  },
}
