import type { ObliqueBox } from './oblique-boxes.ts'
import type { Picture } from './picture.ts'

/**
 * A line of text as a level picture of the given height, with one value from -1 to 1 for each colour of a pixel: three
 * planes, blue first, as the network needs them.
 */
export interface LineCrop {
  readonly values: Float32Array
  readonly width: number
  readonly height: number
}

const least = 16
/** Wider than any line of a document: eighty characters of a zone have 1,600. */
const most = 2400

export interface Cut {
  /** The line is upside down. */
  readonly isReversed?: boolean
  /** The factor by which the line becomes wider: narrow characters are not lost beside others. */
  readonly stretch?: number
}

export function cropLine(
  picture: Picture,
  box: ObliqueBox,
  height: number,
  { isReversed = false, stretch = 1 }: Cut = {},
): LineCrop {
  const { pixels } = picture
  const scale = Math.max(1, box.height) / height
  const natural = Math.round((stretch * box.width) / scale)
  const width = Math.min(most, Math.max(least, natural))
  const across = box.width / width
  // A pixel that shrinks several is their mean.
  const samples = Math.max(1, Math.min(4, Math.round(Math.max(scale, across))))
  const sign = isReversed ? -1 : 1
  const [cos, sin] = [sign * Math.cos(box.angle), sign * Math.sin(box.angle)]
  const plane = width * height
  const values = new Float32Array(3 * plane)
  const share = 1 / (samples * samples * 127.5)
  const [lastX, lastY] = [picture.width - 1, picture.height - 1]
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let [red, green, blue] = [0, 0, 0]
      for (let sample = 0; sample < samples * samples; sample++) {
        const u = (column + ((sample % samples) + 0.5) / samples) * across - box.width / 2
        const v = (row + (Math.floor(sample / samples) + 0.5) / samples) * scale - box.height / 2
        const x = Math.min(lastX, Math.max(0, box.x + u * cos - v * sin - 0.5))
        const y = Math.min(lastY, Math.max(0, box.y + u * sin + v * cos - 0.5))
        const [left, top] = [Math.floor(x), Math.floor(y)]
        const [right, low] = [x - left, y - top]
        const at = 3 * (top * picture.width + left)
        const toRight = left < lastX ? 3 : 0
        const toLow = top < lastY ? 3 * picture.width : 0
        const [a, b] = [(1 - right) * (1 - low), right * (1 - low)]
        const [c, d] = [(1 - right) * low, right * low]
        const [second, third, fourth] = [at + toRight, at + toLow, at + toRight + toLow]
        red +=
          (pixels[at] ?? 0) * a +
          (pixels[second] ?? 0) * b +
          (pixels[third] ?? 0) * c +
          (pixels[fourth] ?? 0) * d
        green +=
          (pixels[at + 1] ?? 0) * a +
          (pixels[second + 1] ?? 0) * b +
          (pixels[third + 1] ?? 0) * c +
          (pixels[fourth + 1] ?? 0) * d
        blue +=
          (pixels[at + 2] ?? 0) * a +
          (pixels[second + 2] ?? 0) * b +
          (pixels[third + 2] ?? 0) * c +
          (pixels[fourth + 2] ?? 0) * d
      }
      const to = row * width + column
      values[to] = blue * share - 1
      values[plane + to] = green * share - 1
      values[2 * plane + to] = red * share - 1
    }
  }
  return { values, width, height }
}
