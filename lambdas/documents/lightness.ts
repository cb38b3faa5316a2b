import type { PageMeasurements } from '../../domain/measurements.ts'

const nearlyBlack = 24
const washedOut = 250
/** Light washes out whole patches; a single white pixel is a reflection of nothing. A side is a power of two. */
const patchBits = 4

type Measured = Pick<PageMeasurements, 'sharpness' | 'meanLightness' | 'darkShare' | 'glareShare'>

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

/** Red, green and blue, one byte each a pixel, as one byte a pixel, weighted as ITU-R BT.601 does. */
export function lightnessOf(pixels: Uint8Array): Uint8Array {
  const lightness = new Uint8Array(pixels.length / 3)
  for (let to = 0, from = 0; to < lightness.length; to += 1, from += 3) {
    const weighted = 77 * (pixels[from] ?? 0) + 150 * (pixels[from + 1] ?? 0) + 29 * (pixels[from + 2] ?? 0)
    lightness[to] = weighted >> 8
  }
  return lightness
}

/** Variance of the four-neighbour Laplacian over all pixels but the border's: little where edges are soft. */
function laplacianVariance(grey: Uint8Array, width: number, height: number): number {
  const count = (width - 2) * (height - 2)
  if (width < 3 || height < 3) return 0
  let sum = 0
  let squares = 0
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at++) {
      const neighbours =
        (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0)
      const laplacian = neighbours - 4 * (grey[at] ?? 0)
      sum += laplacian
      squares += laplacian * laplacian
    }
  }
  return squares / count - (sum / count) ** 2
}

/** The share of whole patches in which no pixel is darker than washed out. */
function washedOutShare(grey: Uint8Array, width: number, height: number): number {
  const across = width >> patchBits
  const down = height >> patchBits
  if (across === 0 || down === 0) return 0
  const readable = new Uint8Array(across * down)
  for (let y = 0; y < down << patchBits; y++) {
    const row = (y >> patchBits) * across
    for (let x = 0; x < across << patchBits; x++) {
      if ((grey[y * width + x] ?? 0) < washedOut) readable[row + (x >> patchBits)] = 1
    }
  }
  return readable.reduce((count, isReadable) => count + (isReadable ? 0 : 1), 0) / readable.length
}

/** Sharpness, exposure and glare of one byte a pixel, 0 black to 255 white. */
export function measureLightness(grey: Uint8Array, width: number, height: number): Measured {
  let sum = 0
  let dark = 0
  for (const lightness of grey) {
    sum += lightness
    if (lightness < nearlyBlack) dark += 1
  }
  return {
    sharpness: rounded(laplacianVariance(grey, width, height), 1),
    meanLightness: rounded(sum / grey.length, 1),
    darkShare: rounded(dark / grey.length, 4),
    glareShare: rounded(washedOutShare(grey, width, height), 4),
  }
}
