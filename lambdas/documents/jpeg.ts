import type { FormatModule } from './format.ts'
import { isPhoneTrailer } from './jpeg-trailer.ts'
import { isJpegAt, walkJpeg } from './jpeg-walk.ts'

export const jpeg: FormatModule = {
  format: 'JPEG',
  matches: bytes => isJpegAt(bytes, 0),
  structureProblem(bytes) {
    const end = walkJpeg(bytes, 0)
    if (typeof end !== 'number') return end
    return isPhoneTrailer(bytes, end) ? undefined : 'TRAILING_DATA'
  },
}
