import { withKnownVersions } from './application-segments.ts'
import type { JpegImage } from './walk.ts'

const endMarker = Buffer.from([0xff, 0xd9])

/** First and last coefficient, precision: a sequential scan contains all coefficients in full precision. */
const sequentialParameters = [0, 63, 0]

/**
 * The image in a form that decoders accept without a warning: without fill bytes between its segments, with the only
 * valid parameters of its scans (many phones write zeros), with its end marker, and with known versions. libjpeg
 * reports only its first warning, so any of these would hide real damage.
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
