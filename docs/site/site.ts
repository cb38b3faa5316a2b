import { readFileSync } from 'node:fs'
import { inProject } from '../../local/project.ts'
import {
  collectionFile,
  type Guide,
  guideAfterReference,
  markdownOf,
  pathOfGuide,
  sections,
} from './contents.ts'
import { guidePages, recordPages } from './guides.ts'
import { homePage, notFoundPage } from './home.ts'
import { type Assets, layout, type SidebarSection } from './layout.ts'
import { llmsText } from './llms.ts'
import type { Page } from './page.ts'
import { apiDocument } from './reference/document.ts'
import { referencePages } from './reference/pages.ts'
import { searchIndex } from './search-index.ts'

export interface Site {
  /** The text of each file, by its path below the origin. */
  readonly files: Readonly<Record<string, string>>
  /** Files of the project that the pages show. */
  readonly pictures: readonly string[]
}

const fileOf = (path: string): string => `${path.slice(1)}index.html`

/** All pages of the documentation, with the index of the search and the lists for programs. */
export function renderSite(assets: Assets): Site {
  const guides = guidePages()
  const records = recordPages()
  const reference = referencePages(apiDocument())
  const byPath = new Map([...guides, ...records, ...reference].map(page => [page.path, page]))
  const pageOf = ({ file }: Guide): Page => {
    const page = byPath.get(pathOfGuide(file) ?? '')
    if (page === undefined) throw new Error(`${file} is not on the site`)
    return page
  }
  const [first, ...tags] = reference
  if (first === undefined) throw new Error('The reference has no pages')
  const toReference = { path: first.path, title: first.title, below: tags }
  const sidebar: SidebarSection[] = sections.map(section => ({
    title: section.title,
    entries: [
      ...section.guides.flatMap(guide => [
        ...(guide.file === guideAfterReference ? [toReference] : []),
        { path: pageOf(guide).path, title: guide.title },
      ]),
    ],
  }))
  const pages = [homePage(), ...guides, ...records, ...reference, notFoundPage()]
  const listed = sections.map(section => ({
    title: section.title,
    pages: section.guides.flatMap(guide => [
      ...(guide.file === guideAfterReference ? tags : []),
      pageOf(guide),
    ]),
  }))
  const llms = llmsText(listed)
  return {
    files: {
      ...Object.fromEntries(pages.map(page => [fileOf(page.path), layout(page, { sidebar, assets })])),
      ...Object.fromEntries(
        pages.flatMap(({ path, markdown }) =>
          markdown === undefined ? [] : [[markdownOf(path).slice(1), markdown]],
        ),
      ),
      'docs/search.json': searchIndex(pages),
      [collectionFile]: readFileSync(inProject(collectionFile), 'utf8'),
      'docs/llms.txt': llms,
      'llms.txt': llms,
    },
    pictures: [...new Set(pages.flatMap(({ pictures }) => pictures))],
  }
}
