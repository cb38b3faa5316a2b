import type { DocumentRefusal } from '../../../domain/documents.ts'
import { isPhoneTrailer } from './trailer.ts'
import { type JpegImage, walkJpeg } from './walk.ts'

/** The first image of a file that is one JPEG, with nothing behind it but what phones write there. */
export function readJpegStructure(bytes: Buffer): JpegImage | DocumentRefusal {
  const image = walkJpeg(bytes, 0)
  if (typeof image === 'string') return image
  return isPhoneTrailer(bytes, image.end) ? image : 'TRAILING_DATA'
}
