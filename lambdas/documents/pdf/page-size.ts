import { PDFArray, PDFName, PDFNull, PDFNumber } from '@cantoo/pdf-lib'
import { Undecodable } from '../format.ts'
import { decodingLimits } from '../limits.ts'
import { inherited, type PageNode } from './page-tree.ts'

const keys = { media: PDFName.of('MediaBox'), crop: PDFName.of('CropBox'), unit: PDFName.of('UserUnit') }

type Box = readonly [left: number, bottom: number, right: number, top: number]

/** The default size of a page: US Letter, as in readers. */
const letter: Box = [0, 0, 612, 792]

/** A box with sorted corners; undefined if it is missing or empty. */
function boxOf(page: PageNode, key: PDFName): Box | undefined {
  const box = inherited(page, key)
  if (box === undefined || box === PDFNull) return undefined
  const corners =
    box instanceof PDFArray ? box.asArray().map(each => page.dictionary.context.lookup(each)) : []
  const numbers = corners.map(corner => (corner instanceof PDFNumber ? corner.asNumber() : Number.NaN))
  const [one = Number.NaN, two = Number.NaN, three = Number.NaN, four = Number.NaN] = numbers
  if ([one, two, three, four].some(Number.isNaN)) throw new Undecodable()
  const [left, right] = [Math.min(one, three), Math.max(one, three)]
  const [bottom, top] = [Math.min(two, four), Math.max(two, four)]
  return left < right && bottom < top ? [left, bottom, right, top] : undefined
}

function checkSide([left, bottom, right, top]: Box, { dictionary }: PageNode): void {
  const unit = dictionary.lookup(keys.unit)
  const scale = unit instanceof PDFNumber ? unit.asNumber() : 1
  if (!(scale > 0)) throw new Undecodable()
  if (Math.max(right - left, top - bottom) * scale > decodingLimits.pageSide) {
    throw new Undecodable('TOO_MANY_PIXELS')
  }
}

/**
 * Throws `Undecodable` if a page's size can't be drawn. An empty box counts as missing, as in readers. A crop box
 * outside the page is removed, because PDFium would draw nothing; then it returns true.
 */
export function repairSize(page: PageNode): boolean {
  const media = boxOf(page, keys.media) ?? letter
  const crop = boxOf(page, keys.crop)
  checkSide(media, page)
  if (!crop) return false
  checkSide(crop, page)
  const isBeside = crop[0] >= media[2] || crop[2] <= media[0] || crop[1] >= media[3] || crop[3] <= media[1]
  if (isBeside) page.dictionary.set(keys.crop, page.dictionary.context.obj([...media]))
  return isBeside
}
