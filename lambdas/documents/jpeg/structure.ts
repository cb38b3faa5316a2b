import type { DocumentRefusal } from '../../../domain/documents.ts'
import { isPhoneTrailer } from './trailer.ts'
import { type JpegImage, walkJpeg } from './walk.ts'

/** The first image of a file that contains one JPEG, followed only by data that phones append. */
export function readJpegStructure(bytes: Buffer): JpegImage | DocumentRefusal {
  const image = walkJpeg(bytes, 0)
  if (typeof image === 'string') return image
  return isPhoneTrailer(bytes, image.end) ? image : 'TRAILING_DATA'
}
