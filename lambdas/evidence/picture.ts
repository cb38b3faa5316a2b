import sharp, { type Sharp } from 'sharp'
import type { Turn } from '../../domain/evidence/document-reading.ts'
import type { Place } from '../../domain/evidence/text-lines.ts'
import { previewSide } from '../../domain/policy.ts'

/** Pixels as three bytes each: red, green, blue. */
export interface Picture {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
}

/** Previews are smaller. A larger picture was not made by the project. */
const mostPixels = previewSide * previewSide

function raw({ pixels, width, height }: Picture) {
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

async function pictureFrom(source: Sharp): Promise<Picture> {
  const { data, info } = await source.raw().toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}

export function decodePreview(preview: Uint8Array): Promise<Picture> {
  return pictureFrom(sharp(preview, { limitInputPixels: mostPixels }).toColourspace('srgb').removeAlpha())
}

export async function turnedPicture(picture: Picture, turn: Turn): Promise<Picture> {
  return turn === 0 ? picture : pictureFrom(raw(picture).rotate(turn))
}

export function scaledPicture(picture: Picture, width: number, height: number): Promise<Picture> {
  return pictureFrom(raw(picture).resize(width, height, { fit: 'fill', kernel: 'linear' }))
}

/** The part of a picture at a place, as far as it is inside. */
export async function croppedPicture(picture: Picture, { x, y, width, height }: Place) {
  const left = Math.min(picture.width - 1, Math.max(0, Math.round(x)))
  const top = Math.min(picture.height - 1, Math.max(0, Math.round(y)))
  const right = Math.min(picture.width, Math.max(left + 1, Math.round(x + width)))
  const bottom = Math.min(picture.height, Math.max(top + 1, Math.round(y + height)))
  const part = raw(picture).extract({ left, top, width: right - left, height: bottom - top })
  return { part: await pictureFrom(part), left, top }
}
