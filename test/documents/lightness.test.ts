import { beforeAll, describe, expect, test } from '@jest/globals'
import sharp, { type Sharp } from 'sharp'
import { measureLightness } from '../../lambdas/documents/lightness.ts'
import { drawSpecimen } from '../../local/specimens/specimen.ts'

type Measured = ReturnType<typeof measureLightness>

/** The input of `judge`: a grey copy, one byte for each pixel. */
async function measured(image: Sharp): Promise<Measured> {
  const { data, info } = await image
    .resize(1000, 1000, { fit: 'inside' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return measureLightness(data, info.width, info.height)
}

let certificate: Buffer
beforeAll(async () => {
  certificate = await drawSpecimen({ kind: 'certificate', contentType: 'image/png' })
})

describe('sharpness', () => {
  test('falls with every blur: a readable certificate has hundreds, an unreadable one tens', async () => {
    const sigmas = [0, 1, 2, 3, 6]
    const values: number[] = []
    for (const sigma of sigmas) {
      const small = await sharp(certificate).resize(1000, 1000, { fit: 'inside' }).png().toBuffer()
      values.push((await measured(sigma === 0 ? sharp(small) : sharp(small).blur(sigma))).sharpness)
    }
    expect(values).toEqual([...values].sort((one, other) => other - one))
    const [sharpest = 0, , blurred = 0, veryBlurred = 0] = values
    expect(sharpest).toBeGreaterThan(500)
    expect(blurred).toBeLessThan(sharpest / 5)
    expect(veryBlurred).toBeLessThan(60)
  })

  test('decreases with the light, too, so that exposure is reported beside it', async () => {
    const [bright, dim] = [
      await measured(sharp(certificate)),
      await measured(sharp(certificate).linear(0.25, 0)),
    ]
    expect(dim.sharpness).toBeLessThan(bright.sharpness / 5)
    expect(dim.meanLightness).toBeLessThan(bright.meanLightness / 3)
  })

  test.each([
    ['without edges', [9, 9, 9, 9, 9, 9, 9, 9, 9], 3, 0],
    ['of two columns', [0, 255, 0, 255, 0, 255], 2, 0],
    ['of two rows', [0, 255, 0, 255, 0, 255], 3, 0],
    ['of one pixel', [7], 1, 0],
    ['with one inner pixel, which has no variance', [0, 0, 0, 0, 255, 0, 0, 0, 0], 3, 0],
  ])('of a picture %s is 0', (_, grey, width, sharpness) => {
    expect(measureLightness(Uint8Array.from(grey), width, grey.length / width).sharpness).toBe(sharpness)
  })

  test('of a chessboard is the variance of ± 1020', () => {
    const grey = Uint8Array.from({ length: 64 }, (_, at) => (((at >> 3) + at) % 2 === 0 ? 255 : 0))
    expect(measureLightness(grey, 8, 8).sharpness).toBe(1020 ** 2)
  })
})

describe('exposure', () => {
  const flat = (lightness: number): Measured =>
    measureLightness(new Uint8Array(64 * 64).fill(lightness), 64, 64)

  test('black is dark, white is washed out, grey is neither', () => {
    expect(flat(0)).toEqual({ sharpness: 0, meanLightness: 0, darkShare: 1, glareShare: 0 })
    expect(flat(128)).toEqual({ sharpness: 0, meanLightness: 128, darkShare: 0, glareShare: 0 })
    expect(flat(255)).toEqual({ sharpness: 0, meanLightness: 255, darkShare: 0, glareShare: 1 })
  })

  test.each([
    [23, 1, 0],
    [24, 0, 0],
    [249, 0, 0],
    [250, 0, 1],
  ])('a lightness of %d is dark by %d and washed out by %d', (lightness, darkShare, glareShare) => {
    expect(flat(lightness)).toMatchObject({ darkShare, glareShare })
  })

  test('is plausible for a certificate, well lit and in the dark', async () => {
    const lit = await measured(sharp(certificate))
    const dark = await measured(sharp(certificate).linear(0.08, 0))
    expect(lit.meanLightness).toBeGreaterThan(100)
    expect(lit.darkShare).toBeLessThan(0.3)
    expect(dark.meanLightness).toBeLessThan(25)
    expect(dark.darkShare).toBeGreaterThan(0.9)
  })
})

describe('glare', () => {
  const side = 64

  function greyWithWhite(isWhite: (x: number, y: number) => boolean): Measured {
    const grey = Uint8Array.from({ length: side * side }, (_, at) =>
      isWhite(at % side, Math.floor(at / side)) ? 255 : 100,
    )
    return measureLightness(grey, side, side)
  }

  test('is the share of patches without readable content', () => {
    expect(greyWithWhite((x, y) => x < 32 && y < 16).glareShare).toBe(0.125)
    expect(greyWithWhite(x => x < 31).glareShare).toBe(0.25)
  })

  test('is not white paper with writing on it', () => {
    expect(greyWithWhite((x, y) => x % 8 !== 0 || y % 8 !== 0).glareShare).toBe(0)
  })

  test('grows with the reflection', async () => {
    const { width, height } = await sharp(certificate).metadata()
    const shares: number[] = []
    for (const part of [0, 0.2, 0.4, 0.6]) {
      const radius = Math.round((part * Math.min(width, height)) / 2)
      const light = Buffer.from(
        `<svg width="${width}" height="${height}"><circle cx="50%" cy="50%" r="${radius}" fill="#fff"/></svg>`,
      )
      const lit = await sharp(certificate)
        .composite([{ input: light }])
        .png()
        .toBuffer()
      shares.push((await measured(sharp(lit))).glareShare)
    }
    expect(shares).toEqual([...shares].sort((one, other) => one - other))
    expect((shares[3] ?? 0) - (shares[0] ?? 0)).toBeGreaterThan(0.1)
  })

  test('of a picture smaller than a patch is 0', () => {
    expect(measureLightness(new Uint8Array(15 * 15).fill(255), 15, 15).glareShare).toBe(0)
  })
})
