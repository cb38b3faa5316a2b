import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject } from '@cantoo/pdf-lib'
import { maximumPages } from '../../../domain/policy.ts'
import { Undecodable } from '../format.ts'

/** A page or a branch of the page tree. Missing attributes are inherited from the parent. */
export interface PageNode {
  readonly dictionary: PDFDict
  readonly parent?: PageNode
}

/** The attribute of a page or its nearest ancestor. */
export function inherited(node: PageNode | undefined, key: PDFName): PDFObject | undefined {
  return node && (node.dictionary.lookup(key) ?? inherited(node.parent, key))
}

/** The pages in order. Throws `Undecodable` for too many pages, no page, or a cyclic tree. */
export function pagesOf(context: PDFContext): readonly PageNode[] {
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
