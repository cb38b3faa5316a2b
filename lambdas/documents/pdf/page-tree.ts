import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib'
import { maximumPages } from '../../../domain/documents.ts'
import { Undecodable } from '../format.ts'
import { decodingLimits } from '../limits.ts'

/** A page, or a branch of the page tree; what it doesn't say itself, its parent says. */
interface PageNode {
  readonly dictionary: PDFDict
  readonly parent?: PageNode
}

const inheritedKeys = { media: PDFName.of('MediaBox'), crop: PDFName.of('CropBox') }

function inherited(node: PageNode | undefined, key: PDFName): PDFObject | undefined {
  return node && (node.dictionary.lookup(key) ?? inherited(node.parent, key))
}

/** The pages in their order; throws `Undecodable` if they are too many, or none, or the tree has no end. */
function pagesOf(context: PDFContext): readonly PageNode[] {
  const catalog = context.lookup(context.trailerInfo.Root)
  const root = catalog instanceof PDFDict ? catalog.lookup(PDFName.of('Pages')) : undefined
  if (!(root instanceof PDFDict)) throw new Undecodable()
  const pages: PageNode[] = []
  const branches = new Set<PDFDict>()
  const pending: PageNode[] = [{ dictionary: root }]
  for (let node = pending.pop(); node; node = pending.pop()) {
    const children = node.dictionary.lookup(PDFName.of('Kids'))
    if (!children) {
      if (pages.push(node) > maximumPages) throw new Undecodable('TOO_MANY_PAGES')
      continue
    }
    if (!(children instanceof PDFArray) || branches.has(node.dictionary)) throw new Undecodable()
    branches.add(node.dictionary)
    for (const child of children.asArray().toReversed()) {
      const dictionary = context.lookup(child)
      if (!(dictionary instanceof PDFDict)) throw new Undecodable()
      pending.push({ dictionary, parent: node })
    }
  }
  if (pages.length === 0 || pages[0]?.dictionary === root) throw new Undecodable()
  return pages
}

/** Width and height in points. */
function boxSides(box: PDFObject, page: PDFDict): readonly number[] {
  const corners = box instanceof PDFArray ? box.asArray().map(each => page.context.lookup(each)) : []
  const numbers = corners.map(corner => (corner instanceof PDFNumber ? corner.asNumber() : Number.NaN))
  const [left = Number.NaN, bottom = Number.NaN, right = Number.NaN, top = Number.NaN] = numbers
  const unit = page.lookup(PDFName.of('UserUnit'))
  const scale = unit instanceof PDFNumber ? unit.asNumber() : 1
  return [Math.abs(right - left) * scale, Math.abs(top - bottom) * scale]
}

function checkSize(page: PageNode): void {
  const media = inherited(page, inheritedKeys.media)
  const crop = inherited(page, inheritedKeys.crop)
  if (!media) throw new Undecodable()
  for (const side of [media, ...(crop ? [crop] : [])].flatMap(box => boxSides(box, page.dictionary))) {
    if (side > decodingLimits.pageSide) throw new Undecodable('TOO_MANY_PIXELS')
    if (!(side > 0)) throw new Undecodable()
  }
}

/** How many pages of a size that can be drawn there are; otherwise throws `Undecodable`. */
export function countPages(context: PDFContext): number {
  const pages = pagesOf(context)
  for (const page of pages) checkSize(page)
  return pages.length
}
