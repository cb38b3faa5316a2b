import sharp from 'sharp'
import { type Picture, Undecodable } from './format.ts'
import { decodingLimits, derivedSides } from './limits.ts'

/** Disables the caches of libvips, so that it keeps nothing between files. */
sharp.cache(false)

/**
 * A warning of libjpeg about valid files of many cameras. Its other warnings report missing or damaged content, which
 * it paints grey. It reports only the first warning, so this one is accepted only at the end of the image, where no
 * other can follow.
 */
const harmlessWarning = /extraneous bytes before marker 0xd9/

type Strictness = 'warning' | 'error'

async function decodeWith(failOn: Strictness, bytes: Buffer): Promise<Picture> {
  const image = sharp(bytes, {
    failOn,
    limitInputPixels: decodingLimits.pixels,
    sequentialRead: true,
    pages: 1,
  })
  const { autoOrient, depth } = await image.metadata()
  // sharp converts 16 bits with a colour profile to Display P3 and calls the result sRGB, unless the pipeline starts
  // with sRGB.
  if (depth === 'ushort') image.pipelineColourspace('srgb')
  const { data, info } = await image
    .autoOrient()
    .resize(derivedSides.preview, derivedSides.preview, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 3) throw new Undecodable()
  return { pixels: data, width: info.width, height: info.height, source: autoOrient }
}

interface Peculiarities {
  /** Whether the end marker was added. Bytes before it are then added data, not a camera's. */
  readonly isEndRewritten?: boolean
}

/** Decodes a JPEG or PNG, reduced while it is read. Missing or damaged data anywhere is an error. */
export async function decodePhoto(
  bytes: Buffer,
  { isEndRewritten = false }: Peculiarities = {},
): Promise<Picture> {
  try {
    return await decodeWith('warning', bytes)
  } catch (warning) {
    const isHarmless = warning instanceof Error && harmlessWarning.test(warning.message) && !isEndRewritten
    if (!isHarmless) throw new Undecodable()
  }
  try {
    return await decodeWith('error', bytes)
  } catch {
    throw new Undecodable()
  }
}
