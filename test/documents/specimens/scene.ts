import sharp, { type Sharp } from 'sharp'
import type { GoodSpecimen } from './specimen.ts'

export type Colour = readonly [red: number, green: number, blue: number]

/** The colours of the quadrants: top left, top right, bottom left, bottom right. */
export type Quadrants = readonly [Colour, Colour, Colour, Colour]

/** The expected picture of a good photo, so that a test notices a wrong decoding. */
export interface GoodPhoto extends GoodSpecimen {
  readonly shows: Quadrants
  /** Upright. */
  readonly width: number
  readonly height: number
  /** The tolerance of a channel's mean, larger for colours that are converted to inks. */
  readonly tolerance: number
}

export const sceneSize = { width: 640, height: 480 } as const

export const white: Colour = [255, 255, 255]
const black: Colour = [0, 0, 0]

/** Four colours whose places no mirroring, rotation, inversion or exchange of channels can swap. */
export const inColour: Quadrants = [
  [200, 40, 40],
  [40, 160, 60],
  [50, 60, 190],
  [220, 200, 60],
]

const grey = (level: number): Colour => [level, level, level]
export const inGrey: Quadrants = [grey(51), grey(102), grey(153), grey(204)]
export const inBlackAndWhite: Quadrants = [black, white, white, white]

export const quadrantOf = (x: number, y: number, { width, height } = sceneSize as Size): 0 | 1 | 2 | 3 =>
  y < height / 2 ? (x < width / 2 ? 0 : 1) : x < width / 2 ? 2 : 3

interface Size {
  readonly width: number
  readonly height: number
}

/** A chessboard over the colours, without an effect on their means: codecs are tested with edges. */
const texture = (x: number, y: number): number => (((x >> 3) + (y >> 3)) % 2 === 0 ? 12 : -12)

export function colourAt(quadrants: Quadrants, x: number, y: number, size: Size = sceneSize): Colour {
  const [red, green, blue] = quadrants[quadrantOf(x, y, size)]
  const shade = texture(x, y)
  return [red + shade, green + shade, blue + shade]
}

/** Only four rows differ, one of each kind. */
export const rowKind = (y: number, height: number): string => `${y < height / 2} ${(y >> 3) % 2}`

function rowsOf(quadrants: Quadrants, size: Size): (y: number) => Buffer {
  const rows = new Map<string, Buffer>()
  return y => {
    const key = rowKind(y, size.height)
    const known = rows.get(key)
    if (known) return known
    const row = Buffer.from(
      Array.from({ length: size.width }, (_, x) => colourAt(quadrants, x, y, size)).flat(),
    )
    rows.set(key, row)
    return row
  }
}

export function drawScene(quadrants: Quadrants = inColour, size: Size = sceneSize): Sharp {
  const row = rowsOf(quadrants, size)
  const pixels = Buffer.concat(Array.from({ length: size.height }, (_, y) => row(y)))
  return sharp(pixels, { raw: { width: size.width, height: size.height, channels: 3 } })
}

/** A specimen of the scene with the common values and the given differences. */
export const photo = (
  contentType: GoodPhoto['contentType'],
  name: string,
  make: GoodPhoto['make'],
  differs: Partial<GoodPhoto> = {},
): GoodPhoto => ({ name, contentType, make, shows: inColour, ...sceneSize, tolerance: 6, ...differs })
