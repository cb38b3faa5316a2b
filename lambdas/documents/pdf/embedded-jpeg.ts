import sharp from 'sharp'
import { Undecodable } from '../format.ts'
import { asDecodable } from '../jpeg/decodable.ts'
import { walkJpeg } from '../jpeg/walk.ts'
import { decodingLimits, derivedSides } from '../limits.ts'

/** A completely decoded JPEG of a PDF. */
export interface DecodedJpeg {
  /** The same picture with fewer pixels, if it has far more than a page's preview. */
  readonly reduced?: { readonly bytes: Buffer; readonly width: number; readonly height: number }
}

/** Twice a preview's side, so that a picture shown at half its size loses no detail. */
const reducedSide = 2 * derivedSides.preview
/** Scans of a sheet with 400 dots per inch are not reduced. */
const longestUnreducedSide = 4800

const endOfImage = Buffer.from('ffd9', 'hex')
const harmlessWarning = /extraneous bytes before marker 0xd9/

async function decode(data: Buffer, failOn: 'warning' | 'error'): Promise<DecodedJpeg> {
  const options = {
    failOn,
    limitInputPixels: decodingLimits.pixels,
    sequentialRead: true,
    // The document defines the colours.
    ignoreIcc: true,
  } as const
  const { width, height, channels } = await sharp(data, options).metadata()
  // `extract` forces a full decoding. A reduction inside the decoder would skip the last rows and their damage.
  const whole = sharp(data, options).extract({ left: 0, top: 0, width, height })
  if (Math.max(width, height) <= longestUnreducedSide || (channels !== 1 && channels !== 3)) {
    await whole.resize(32, 32, { fit: 'fill' }).raw().toBuffer()
    return {}
  }
  const { data: bytes, info } = await whole
    .resize(reducedSide, reducedSide, { fit: 'inside' })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4', optimiseCoding: false })
    .toBuffer({ resolveWithObject: true })
  return { reduced: { bytes, width: info.width, height: info.height } }
}

/** Adds a missing end marker. Unclear data is left to the decoder. */
function withEndMarker(data: Buffer): Buffer {
  const image = walkJpeg(data, 0)
  return typeof image === 'string' ? Buffer.concat([data, endOfImage]) : asDecodable(data, image)
}

/** Throws `Undecodable` if a pixel is missing or damaged. */
export async function decodeJpeg(data: Buffer): Promise<DecodedJpeg> {
  const ended = withEndMarker(data)
  try {
    return await decode(ended, 'warning')
  } catch (warning) {
    if (!(warning instanceof Error && harmlessWarning.test(warning.message))) throw new Undecodable()
  }
  try {
    return await decode(ended, 'error')
  } catch {
    throw new Undecodable()
  }
}
