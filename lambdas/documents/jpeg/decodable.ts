import { withKnownVersions } from './application-segments.ts'
import type { JpegImage } from './walk.ts'

const endMarker = Buffer.from([0xff, 0xd9])

/** First and last coefficient, precision: a sequential scan holds all coefficients, each whole. */
const sequentialParameters = [0, 63, 0]

/**
 * The one image as decoders take it without a warning: without fill bytes between its segments, with the parameters that
 * its scans can only have (many phones write zeros), with its end marker, and with versions that are known. libjpeg
 * reports only the first of its warnings, so any of these would hide real damage.
 */
export function asDecodable(bytes: Buffer, image: JpegImage): Buffer {
  const plain = Buffer.from(bytes.subarray(0, image.end))
  if (image.isSequential) {
    for (const { parametersAt } of image.scans) plain.set(sequentialParameters, parametersAt)
  }
  const parts: Buffer[] = []
  let from = 0
  for (const [start, end] of image.fills) {
    parts.push(plain.subarray(from, start))
    from = end
  }
  parts.push(plain.subarray(from))
  if (!image.hasEndMarker) parts.push(endMarker)
  return withKnownVersions(parts.length === 1 ? plain : Buffer.concat(parts), image.components)
}
