import loadLibheif, { type HeifImage } from '#libheif'
import type { Converted, ToConvert } from './convert-photo.ts'
import { encodeJpeg } from './encode-jpeg.ts'
import { readExif } from './exif.ts'
import { isSequence } from './file-kind.ts'
import { answerBy } from './in-worker.ts'

const pixelsOf = (image: HeifImage, size: { width: number; height: number }) =>
  new Promise<ImageData | undefined>(resolve =>
    image.display(new ImageData(size.width, size.height), pixels => resolve(pixels ?? undefined)),
  )

/** Converts a HEIC photo in a browser that has no decoder for it. */
async function convert({ file, conversion, maximumBytes, maximumPixels }: ToConvert): Promise<Converted> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const images = new (loadLibheif().HeifDecoder)().decode(bytes)
  const image = images.find(each => each.is_primary()) ?? images[0]
  if (image === undefined) return { problem: isSequence(bytes) ? 'ANIMATED' : 'HEIC' }
  const size = { width: image.get_width(), height: image.get_height() }
  if (size.width * size.height > maximumPixels) return { problem: 'TOO_MANY_PIXELS' }
  const pixels = await pixelsOf(image, size)
  if (pixels === undefined) return { problem: 'HEIC' }
  const picture = await createImageBitmap(pixels)
  return { jpeg: await encodeJpeg({ picture, facts: readExif(bytes), conversion, maximumBytes }) }
}

answerBy(convert)
