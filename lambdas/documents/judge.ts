import sharp from 'sharp'
import type { DocumentRefusal } from '../../domain/documents.ts'
import type { PageMeasurements } from '../../domain/measurements.ts'
import type { FormatModule, Picture } from './format.ts'
import { lightnessOf, measureLightness } from './lightness.ts'
import { derivedSides, type StageLimits } from './limits.ts'

type Judgement = { readonly refusal: DocumentRefusal } | { readonly signals: PageMeasurements }

/** Refuses a photo that is too small to be readable, and returns the measurements of any other. */
export async function judge(
  picture: Picture,
  { isPhoto }: Pick<FormatModule, 'isPhoto'>,
  { shortestSide }: StageLimits,
): Promise<Judgement> {
  const { width, height } = picture.source
  if (isPhoto && Math.min(width, height) < shortestSide) return { refusal: 'TOO_FEW_PIXELS' }
  const { data, info } = await sharp(picture.pixels, {
    raw: { width: picture.width, height: picture.height, channels: 3 },
  })
    .resize(derivedSides.measured, derivedSides.measured, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { charactersWithoutFont } = picture
  return {
    signals: {
      width,
      height,
      ...measureLightness(lightnessOf(data), info.width, info.height),
      ...(charactersWithoutFont === undefined ? {} : { charactersWithoutFont }),
    },
  }
}
