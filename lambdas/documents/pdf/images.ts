import { type PDFDict, PDFName, PDFNumber, type PDFRawStream } from '@cantoo/pdf-lib'
import { decodingLimits } from '../limits.ts'
import { inlineImages } from './inline-images.ts'
import type { PdfObjects } from './objects.ts'

const jpeg2000 = PDFName.of('JPXDecode')
/** The markers SOC and SIZ at the start of every JPEG 2000 code stream. */
const codeStreamStart = Buffer.from('ff4fff51', 'hex')

/** The largest number that a key may resolve to. */
function largest(dictionary: PDFDict, key: string, { meanings }: PdfObjects): number {
  const numbers = meanings(dictionary.get(PDFName.of(key))).map(meaning =>
    meaning instanceof PDFNumber ? meaning.asNumber() : 0,
  )
  return Math.max(0, ...numbers)
}

/** A JPEG 2000 decoder uses the size in the code stream, not the one in the dictionary. */
function codeStreamPixels({ dict, contents }: PDFRawStream): number {
  if (dict.lookup(PDFName.of('Filter')) !== jpeg2000) return 0
  const data = Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength)
  const sizes = data.indexOf(codeStreamStart) + codeStreamStart.length + 4
  if (sizes < codeStreamStart.length + 4 || sizes + 8 > data.length) return 0
  return data.readUInt32BE(sizes) * data.readUInt32BE(sizes + 4)
}

/** Whether any image or mask has more pixels than the limit. */
export function hasHugeImage(objects: PdfObjects): boolean {
  const isHuge = (stream: PDFRawStream): boolean => {
    const pixels = largest(stream.dict, 'Width', objects) * largest(stream.dict, 'Height', objects)
    return Math.max(pixels, codeStreamPixels(stream)) > decodingLimits.pixels
  }
  return (
    objects.streams.some(isHuge) ||
    objects.streams.some(stream =>
      inlineImages(stream).some(({ width, height }) => width * height > decodingLimits.pixels),
    )
  )
}
