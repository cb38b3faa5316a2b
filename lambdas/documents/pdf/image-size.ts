import { PDFArray, PDFBool, type PDFDict, PDFName, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'
import { type Filter, integerOf } from './filters.ts'

const components: Readonly<Record<string, number>> = {
  CalGray: 1,
  CalRGB: 3,
  CMYK: 4,
  DeviceCMYK: 4,
  DeviceGray: 1,
  DeviceRGB: 3,
  G: 1,
  I: 1,
  Indexed: 1,
  Lab: 3,
  RGB: 3,
  Separation: 1,
}

export const nameOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFName ? value.decodeText() : undefined

/** Number of components of a pixel in a colour space; undefined if unknown. */
function componentsOf(
  space: PDFObject | undefined,
  named: (name: PDFName) => PDFObject | undefined,
): number | undefined {
  if (space instanceof PDFName) {
    const device = components[space.decodeText()]
    if (device !== undefined) return device
    const found = named(space)
    return found instanceof PDFName ? components[found.decodeText()] : componentsOf(found, () => undefined)
  }
  if (!(space instanceof PDFArray) || space.size() === 0) return undefined
  const family = nameOf(space.lookup(0))
  if (family === 'ICCBased') {
    const profile = space.lookup(1)
    return profile instanceof PDFRawStream ? integerOf(profile.dict, 'N') : undefined
  }
  if (family === 'DeviceN') {
    const inks = space.lookup(1)
    return inks instanceof PDFArray ? inks.size() : undefined
  }
  return family === undefined ? undefined : components[family]
}

export interface ImageSize {
  readonly width: number
  readonly height: number
  /** Bytes of one row of pixels; undefined if the colour space does not define them. */
  readonly rowBytes: number | undefined
}

/** The size that the dictionary of an image or an inline image declares. */
export function imageSize(dict: PDFDict, named: (name: PDFName) => PDFObject | undefined): ImageSize {
  const width = integerOf(dict, 'Width', 'W') ?? 0
  const height = integerOf(dict, 'Height', 'H') ?? 0
  const isMask = [PDFName.of('ImageMask'), PDFName.of('IM')].some(key => dict.lookup(key) === PDFBool.True)
  const space = dict.lookup(PDFName.of('ColorSpace')) ?? dict.lookup(PDFName.of('CS'))
  const colours = isMask ? 1 : componentsOf(space, named)
  const bits = isMask ? 1 : (integerOf(dict, 'BitsPerComponent', 'BPC') ?? 8)
  const rowBytes = colours === undefined ? undefined : Math.ceil((width * colours * bits) / 8)
  return { width, height, rowBytes }
}

/** Number of pixel bytes after removing a PNG predictor's byte before each row. */
export function predictedLength(length: number, { parameters }: Filter): number {
  if ((integerOf(parameters, 'Predictor') ?? 1) < 10) return length
  const colours = integerOf(parameters, 'Colors') ?? 1
  const bits = integerOf(parameters, 'BitsPerComponent') ?? 8
  const rowBytes = Math.ceil(((integerOf(parameters, 'Columns') ?? 1) * colours * bits) / 8)
  const rows = Math.floor(length / (rowBytes + 1))
  return rows * rowBytes + Math.max(0, length - rows * (rowBytes + 1) - 1)
}
