import { guideAfterReference, pathOfGuide, sections } from './contents.ts'
import { html } from './html.ts'
import type { Page } from './page.ts'

/** The first page: the sections, each with its pages. */
export const homePage = (): Page => ({
  path: '/docs/',
  title: 'Realname documentation',
  about: 'Individual real-name authentication as a serverless backend on AWS.',
  content: html`<p class="lead">Verify that an account belongs to the person on an identity document: your users upload it, your reviewers decide, and your backend hears the result. It runs in your own AWS account.</p>
<div class="cards">${sections.map(
    ({ title, about, guides }) =>
      html`<section aria-labelledby="start-${title}"><h2 id="start-${title}">${title}</h2><p>${about}</p><ul>${guides.map(
        guide =>
          html`${guide.file === guideAfterReference ? html`<li><a href="/docs/reference/">API reference</a></li>` : ''}<li><a href="${pathOfGuide(guide.file)}">${guide.title}</a></li>`,
      )}</ul></section>`,
  )}</div>
<p>For programs: <a href="/docs/llms.txt">llms.txt</a> lists all pages in Markdown, and <a href="/v1/openapi.json">openapi.json</a> has the contract.</p>`,
  headings: [],
  entries: [],
  markdown: undefined,
  isWide: true,
  pictures: [],
})

/** The page of an address that does not exist. */
export const notFoundPage = (): Page => ({
  path: '/docs/404/',
  title: 'There is no such page',
  about: 'The address is not a page of the documentation.',
  content: html`<p>The address is not a page of the documentation. Search with <kbd>/</kbd>, or <a href="/docs/">begin at the first page</a>.</p>`,
  headings: [],
  entries: [],
  markdown: undefined,
  isWide: true,
  pictures: [],
})
