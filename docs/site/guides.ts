import { readdirSync, readFileSync } from 'node:fs'
import { inProject } from '../../local/project.ts'
import { type Guide, pathOfGuide, sections } from './contents.ts'
import { renderMarkdown } from './markdown.ts'
import { withSiteLinks } from './markdown-version.ts'
import type { Page } from './page.ts'

const records = 'docs/adr'

function guidePage({ file, title, about }: Guide): Page {
  const path = pathOfGuide(file)
  if (path === undefined) throw new Error(`${file} has no address on the site`)
  const source = readFileSync(inProject(file), 'utf8')
  const rendered = renderMarkdown(source, file)
  return {
    path,
    title: rendered.title,
    about,
    content: rendered.content,
    headings: rendered.headings.filter(({ level }) => level === 2 || level === 3),
    entries: rendered.texts.map(({ heading, text }) => ({
      address: heading === undefined ? path : `${path}#${heading.id}`,
      page: title,
      heading: heading?.text ?? rendered.title,
      text,
    })),
    markdown: withSiteLinks(source, file),
    isWide: false,
    pictures: rendered.pictures,
  }
}

/** The pages of the sidebar that are written in Markdown. */
export const guidePages = (): Page[] => sections.flatMap(({ guides }) => guides.map(guidePage))

/** The decision records, which are reached from their list. */
export const recordPages = (): Page[] =>
  readdirSync(inProject(records))
    .filter(file => /^\d.*\.md$/.test(file))
    .sort()
    .map(name => guidePage({ file: `${records}/${name}`, title: `Decision ${name.slice(0, 4)}`, about: '' }))
