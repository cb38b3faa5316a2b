import { markdownOf } from './contents.ts'
import { type Html, html } from './html.ts'
import type { Page } from './page.ts'

interface Entry {
  readonly path: string
  readonly title: string
  /** Shown while the page or one of these is open. */
  readonly below?: readonly Entry[]
}

export interface SidebarSection {
  readonly title: string
  readonly entries: readonly Entry[]
}

/** The addresses of the files that all pages load. Their names contain a hash. */
export interface Assets {
  readonly script: string
  readonly style: string
}

interface Surroundings {
  readonly sidebar: readonly SidebarSection[]
  readonly assets: Assets
}

function sidebarEntry({ path, title, below }: Entry, current: string): Html {
  const isOpen = below !== undefined && (path === current || below.some(entry => entry.path === current))
  return html`<li><a href="${path}"${path === current ? html` aria-current="page"` : ''}>${title}</a>${
    isOpen ? html`<ul class="below">${below.map(entry => sidebarEntry(entry, current))}</ul>` : ''
  }</li>`
}

/** All pages of the sidebar, in order. */
const inOrder = (sidebar: readonly SidebarSection[]): Entry[] =>
  sidebar.flatMap(({ entries }) => entries.flatMap(entry => [entry, ...(entry.below ?? [])]))

function neighbours(sidebar: readonly SidebarSection[], path: string): Html | string {
  const all = inOrder(sidebar)
  const index = all.findIndex(entry => entry.path === path)
  if (index === -1) return ''
  const link = (entry: Entry | undefined, rel: 'prev' | 'next', label: string) =>
    entry === undefined
      ? html`<span></span>`
      : html`<a rel="${rel}" href="${entry.path}"><small>${label}</small>${entry.title}</a>`
  return html`<nav class="neighbours" aria-label="Previous and next page">${link(all[index - 1], 'prev', 'Previous')}${link(all[index + 1], 'next', 'Next')}</nav>`
}

function tableOfContents({ headings }: Page): Html {
  return html`<aside class="toc"><nav aria-labelledby="toc-title"><h2 id="toc-title">On this page</h2><ul>${headings.map(
    ({ id, text, level }) => html`<li class="level-${level}"><a href="#${id}">${text}</a></li>`,
  )}</ul></nav></aside>`
}

/** A complete page. */
export function layout(page: Page, { sidebar, assets }: Surroundings): string {
  const isHome = page.path === '/docs/'
  const isWide = page.isWide || page.headings.length < 2
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${isHome ? 'Realname documentation' : `${page.title} · Realname`}</title>
<meta name="description" content="${page.about}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style}">
${page.markdown === undefined ? '' : html`<link rel="alternate" type="text/markdown" href="${markdownOf(page.path)}">`}
<script type="module" src="${assets.script}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<button class="menu" type="button" popovertarget="sidebar">Menu</button>
<a class="brand" href="/docs/">Realname <span>Docs</span></a>
<button class="search" type="button" hidden><span>Search</span><kbd>/</kbd></button>
</header>
<div class="frame${isWide ? ' wide' : ''}">
<nav class="sidebar" id="sidebar" popover aria-label="Pages">${sidebar.map(
    ({ title, entries }) =>
      html`<h2>${title}</h2><ul>${entries.map(entry => sidebarEntry(entry, page.path))}</ul>`,
  )}</nav>
<main id="content">
<article>
<h1>${page.title}</h1>
${page.content}
</article>
${neighbours(sidebar, page.path)}
</main>
${isWide ? '' : tableOfContents(page)}
</div>
<dialog class="finder" aria-label="Search">
<form method="dialog"><input type="search" aria-label="Search the documentation" placeholder="Search the documentation" autocomplete="off" spellcheck="false"><button>Close</button></form>
<p class="status" role="status"></p>
<ol class="found"></ol>
</dialog>
</body>
</html>
`.text
}
