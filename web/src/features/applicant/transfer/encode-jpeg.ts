import { type PhotoConversion, photoConversions } from '#domain/photo-conversions.ts'
import { type ExifFacts, exifSegment } from './exif.ts'

/** The largest canvas of many phones. A reviewer sees at most 2,000 pixels of the long side at once. */
const mostPixels = 16 * 1024 * 1024

/** From the best picture to the smallest. */
const attempts = [
  { quality: 0.92, scale: 1 },
  { quality: 0.85, scale: 1 },
  { quality: 0.85, scale: 0.7 },
  { quality: 0.8, scale: 0.5 },
] as const

export interface ToEncode {
  readonly picture: ImageBitmap
  readonly facts: ExifFacts
  readonly conversion: PhotoConversion
  readonly maximumBytes: number
}

/** A JPEG that is as good as the limit allows, with the kept facts and the conversion in its EXIF. */
export async function encodeJpeg({ picture, facts, conversion, maximumBytes }: ToEncode): Promise<Blob> {
  const segment = exifSegment(facts, photoConversions[conversion])
  const { width, height } = picture
  const fit = Math.min(1, Math.sqrt(mostPixels / (width * height)))
  let jpeg = new Blob()
  for (const { quality, scale } of attempts) {
    const canvas = new OffscreenCanvas(Math.round(width * fit * scale), Math.round(height * fit * scale))
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('This browser has no canvas')
    // A transparent picture gets white paper, as the service shows it.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const plain = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    // The segment belongs directly after the two bytes that begin a JPEG.
    jpeg = new Blob([plain.slice(0, 2), new Uint8Array(segment), plain.slice(2)], { type: 'image/jpeg' })
    if (jpeg.size <= maximumBytes) return jpeg
  }
  return jpeg
}
