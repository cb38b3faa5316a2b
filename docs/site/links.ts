import { posix } from 'node:path'
import { collectionFile, pathOfGuide } from './contents.ts'

/** The target of a link in a Markdown file. */
export type Target =
  | { readonly kind: 'address'; readonly href: string }
  | { readonly kind: 'picture'; readonly file: string; readonly href: string }
  /** A file of the repository that is no page. The site doesn't know where the repository is published. */
  | { readonly kind: 'source'; readonly file: string }

const pictures = 'docs/pictures/'

/** Resolves a link of a Markdown file to the site. */
export function targetOf(link: string, file: string): Target {
  if (/^[a-z]+:/.test(link) || link.startsWith('#') || link.startsWith('/'))
    return { kind: 'address', href: link }
  const [path = '', anchor] = link.split('#')
  const target = posix.join(posix.dirname(file), path)
  if (target.startsWith(pictures)) {
    return { kind: 'picture', file: target, href: `/docs/pictures/${target.slice(pictures.length)}` }
  }
  if (target === collectionFile) return { kind: 'address', href: `/${collectionFile}` }
  const page = pathOfGuide(target)
  if (page === undefined) return { kind: 'source', file: target }
  return { kind: 'address', href: anchor === undefined ? page : `${page}#${anchor}` }
}
