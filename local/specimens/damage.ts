import sharp from 'sharp'
import { type Variety, varietyFor } from './variety.ts'

interface Pixels {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

type Point = readonly [x: number, y: number]

/** The colour between four pixels. Outside, the picture's edge continues. */
function sample({ data, width, height }: Pixels, [x, y]: Point, target: Uint8Array, at: number): void {
  const clampedX = Math.min(Math.max(x, 0), width - 1.001)
  const clampedY = Math.min(Math.max(y, 0), height - 1.001)
  const [left, top] = [Math.floor(clampedX), Math.floor(clampedY)]
  const [right, down] = [clampedX - left, clampedY - top]
  const first = (top * width + left) * 3
  for (let channel = 0; channel < 3; channel++) {
    const value = (offset: number) => data[first + channel + offset] ?? 0
    const upper = value(0) * (1 - right) + value(3) * right
    const lower = value(width * 3) * (1 - right) + value(width * 3 + 3) * right
    target[at + channel] = Math.round(upper * (1 - down) + lower * down)
  }
}

function warp(picture: Pixels, sourceOf: (x: number, y: number) => Point): Pixels {
  const { width, height } = picture
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) sample(picture, sourceOf(x, y), data, (y * width + x) * 3)
  return { data, width, height }
}

/** Leans by 5° to 15° to either side. */
function tilt(picture: Pixels, variety: Variety): Pixels {
  const angle = ((variety.between(5, 15) * Math.PI) / 180) * variety.pick([1, -1])
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [middleX, middleY] = [picture.width / 2, picture.height / 2]
  // Smaller, so that no corner of the card is outside.
  const scale = 1 + 0.85 * Math.abs(sin)
  return warp(picture, (x, y) => {
    const [right, down] = [(x - middleX) * scale, (y - middleY) * scale]
    return [middleX + right * cos + down * sin, middleY - right * sin + down * cos]
  })
}

/** Seen from a side: one edge of the picture is up to a sixth shorter than the opposite one. */
function perspective(picture: Pixels, variety: Variety): Pixels {
  const { width, height } = picture
  const across = variety.between(-0.16, 0.16)
  const down = variety.between(-0.16, 0.16)
  return warp(picture, (x, y) => {
    const [u, v] = [x / width - 0.5, y / height - 0.5]
    const depth = 1 + across * u + down * v
    return [((u / depth) * 1.06 + 0.5) * width, ((v / depth) * 1.06 + 0.5) * height]
  })
}

/** Two reflections of a lamp on the plastic, which brighten what is below them. */
function glare(picture: Pixels, variety: Variety): Pixels {
  const { width, height } = picture
  const data = Uint8Array.from(picture.data)
  for (let lamp = 0; lamp < 2; lamp++) {
    const [centreX, centreY] = [variety.between(0.15, 0.85) * width, variety.between(0.2, 0.85) * height]
    const [wide, high] = [variety.between(0.08, 0.2) * width, variety.between(0.05, 0.14) * height]
    const strength = variety.between(90, 170)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const distance = ((x - centreX) / wide) ** 2 + ((y - centreY) / high) ** 2
        if (distance > 4) continue
        const light = strength * Math.exp(-distance)
        const at = (y * width + x) * 3
        for (let channel = 0; channel < 3; channel++)
          data[at + channel] = Math.min(255, (data[at + channel] ?? 0) + light)
      }
  }
  return { data, width, height }
}

/** The grain of a small sensor in poor light: the sum of three equal distributions is nearly normal. */
function noise(picture: Pixels, variety: Variety): Pixels {
  const amplitude = variety.between(35, 60)
  const grain = () => variety.between(-1, 1) + variety.between(-1, 1) + variety.between(-1, 1)
  const data = Uint8Array.from(picture.data, value =>
    Math.min(255, Math.max(0, Math.round(value + (grain() * amplitude) / 2))),
  )
  return { ...picture, data }
}

interface Treatment {
  readonly change?: (picture: Pixels, variety: Variety) => Pixels
  /** The deviation of a Gaussian blur, in thousandths of the picture's long side. */
  readonly blur?: (variety: Variety) => number
  /** Factor and summand of every level. */
  readonly light?: (variety: Variety) => readonly [number, number]
  readonly turn?: 90 | 180 | 270
  readonly quality?: number
}

/** What happens to photos. All are readable for people, except the last four. */
const damages = {
  SOUND: {},
  TILT: { change: tilt },
  PERSPECTIVE: { change: perspective },
  BLUR: { blur: variety => variety.between(0.8, 1.3) },
  GLARE: { change: glare },
  NOISE: { change: noise },
  JPEG_40: { quality: 40 },
  TURN_90: { turn: 90 },
  TURN_180: { turn: 180 },
  TURN_270: { turn: 270 },
  MIXED: { change: tilt, blur: variety => variety.between(0.5, 0.8), quality: 55 },
  /** Too blurred, dark or bright to be read. */
  VERY_BLURRED: { blur: variety => variety.between(6, 14) },
  VERY_DARK: { light: variety => [variety.between(0.04, 0.14), 0] },
  OVEREXPOSED: { light: variety => [variety.between(1.5, 2.5), variety.between(130, 170)] },
} as const satisfies Record<string, Treatment>

export type Damage = keyof typeof damages

/** Damages a picture. Equal pictures, damages and seeds give equal bytes, as JPEG. */
export async function damagePicture(picture: Uint8Array, damage: Damage, seed: string): Promise<Buffer> {
  const { change, blur, light, turn, quality = 88 }: Treatment = damages[damage]
  const variety = varietyFor(`${damage} ${seed}`)
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const whole: Pixels = { data, width: info.width, height: info.height }
  const changed = change === undefined ? whole : change(whole, variety)
  const { width, height } = changed
  let image = sharp(changed.data, { raw: { width, height, channels: 3 } })
  if (blur !== undefined) image = image.blur((blur(variety) * Math.max(width, height)) / 1000)
  if (light !== undefined) image = image.linear(...light(variety))
  if (turn !== undefined) image = image.rotate(turn)
  return image.jpeg({ quality }).toBuffer()
}
