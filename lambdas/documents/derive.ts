import sharp from 'sharp'
import type { PageImages } from '../../domain/document-ports.ts'
import type { Picture } from './format.ts'
import { derivedSides } from './limits.ts'

/** The two JPEGs of a picture, encoded from its pixels alone: nothing of the file itself can be in them. */
export async function derive({ pixels, width, height }: Picture): Promise<PageImages> {
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } })
  const [preview, thumbnail] = await Promise.all([
    // Tables made for each preview would take longer than all other encoding, for a file one part in twenty smaller.
    picture.clone().jpeg({ quality: 85, optimiseCoding: false }).toBuffer(),
    picture
      .clone()
      .resize(derivedSides.thumbnail, derivedSides.thumbnail, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer(),
  ])
  return { preview, thumbnail }
}
