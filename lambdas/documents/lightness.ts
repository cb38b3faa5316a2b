import type { PageMeasurements } from '../../domain/measurements.ts'

const nearlyBlack = 24
const washedOut = 250
/** Glare covers whole patches; a single white pixel is no reflection. A patch's side is a power of two. */
const patchBits = 4

type Measured = Pick<PageMeasurements, 'sharpness' | 'meanLightness' | 'darkShare' | 'glareShare'>

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

/** Converts red, green and blue, one byte each, to one byte of lightness per pixel, weighted as in ITU-R BT.601. */
export function lightnessOf(pixels: Uint8Array): Uint8Array {
  const lightness = new Uint8Array(pixels.length / 3)
  for (let to = 0, from = 0; to < lightness.length; to += 1, from += 3) {
    const weighted = 77 * (pixels[from] ?? 0) + 150 * (pixels[from + 1] ?? 0) + 29 * (pixels[from + 2] ?? 0)
    lightness[to] = weighted >> 8
  }
  return lightness
}

/** Variance of the four-neighbour Laplacian over all pixels except the border. It is small where edges are soft. */
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

/** The share of whole patches without a pixel below the glare threshold. */
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

/** Sharpness, exposure and glare of a picture with one byte per pixel, 0 black to 255 white. */
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
