import sharp from 'sharp'
import type { PageImages } from '../../domain/document-ports.ts'
import type { Picture } from './format.ts'
import { derivedSides } from './limits.ts'

/** The preview and the thumbnail of a picture as JPEGs, encoded from its pixels: they have no bytes of the file. */
export async function derive({ pixels, width, height }: Picture): Promise<PageImages> {
  // One for each image: a clone would copy the pixels.
  const picture = () => sharp(pixels, { raw: { width, height, channels: 3 } })
  const [preview, thumbnail] = await Promise.all([
    // Optimised tables would take longer than the rest of the encoding and save only five percent.
    picture().jpeg({ quality: 85, optimiseCoding: false }).toBuffer(),
    picture()
      .resize(derivedSides.thumbnail, derivedSides.thumbnail, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer(),
  ])
  return { preview, thumbnail }
}
