import type { Html } from './html.ts'
import type { Heading } from './markdown.ts'

/** A part of a page that the search finds. */
interface SearchEntry {
  /** The address, with the anchor of the heading. */
  readonly address: string
  readonly page: string
  readonly heading: string
  readonly text: string
}

/** A page of the site, before the layout. */
export interface Page {
  /** With a slash at both ends. */
  readonly path: string
  readonly title: string
  readonly about: string
  readonly content: Html
  /** Those of the table of contents. */
  readonly headings: readonly Heading[]
  readonly entries: readonly SearchEntry[]
  /** The page in Markdown, with links to the Markdown of other pages. */
  readonly markdown: string | undefined
  /** Has no table of contents, although it has headings. */
  readonly isWide: boolean
  /** Files of the project that the page shows. */
  readonly pictures: readonly string[]
}
