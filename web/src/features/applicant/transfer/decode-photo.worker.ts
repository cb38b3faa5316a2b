import type { Converted, ToConvert } from './convert-photo.ts'
import { encodeJpeg } from './encode-jpeg.ts'
import { readExif } from './exif.ts'
import { answerBy } from './in-worker.ts'

/** Converts a photo that the browser can decode. */
async function convert({ file, conversion, maximumBytes }: ToConvert): Promise<Converted> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (picture === undefined) return { problem: 'CORRUPT' }
  const facts = readExif(new Uint8Array(await file.arrayBuffer()))
  return { jpeg: await encodeJpeg({ picture, facts, conversion, maximumBytes }) }
}

answerBy(convert)
