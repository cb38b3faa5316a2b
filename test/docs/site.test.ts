import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { operations } from '../../contract/operations.ts'
import { pathOfGuide, sections } from '../../docs/site/contents.ts'
import { inProject } from '../../local/project.ts'

const dist = inProject('docs', 'site', 'dist')
const textOf = (file: string) => readFileSync(join(dist, file), 'utf8')

let files: string[] = []
let pages: { readonly file: string; readonly html: string }[] = []

/** The bundler does not start among jest's modules. */
beforeAll(() => {
  execFileSync(process.execPath, ['--import', 'tsx', inProject('docs', 'site', 'command.ts')])
  files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => posix.relative(dist, posix.join(entry.parentPath, entry.name)))
  pages = files
    .filter(file => file.endsWith('.html'))
    .map(file => ({ file, html: textOf(file).replaceAll(/<code>[\s\S]*?<\/code>/g, '') }))
}, 60_000)

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, value = '']) => value)

/** Served by the API and by the pages. */
const served = ['/v1/openapi.json', '/icon.svg']

function fileOf(path: string): string {
  const key = path.slice(1)
  return /\.[a-z0-9]+$/.test(key) ? key : `${key.replace(/\/$/, '')}/index.html`
}

/** The links of a page or a list that lead nowhere. */
function deadLinks(links: readonly string[], from: string): string[] {
  return links.filter(link => {
    if (/^https?:/.test(link) || served.includes(link)) return false
    const [path = '', anchor] = link.split('#')
    const file = path === '' ? from : fileOf(path)
    if (!files.includes(file)) return true
    return anchor !== undefined && file.endsWith('.html') && !textOf(file).includes(` id="${anchor}"`)
  })
}

describe('the documentation site', () => {
  test('has a page for each Markdown file of docs', () => {
    const guides = readdirSync(inProject('docs'), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.md') && !file.startsWith('site/'))
      .map(file => `docs/${file}`)
    expect(guides.filter(file => !files.includes(fileOf(pathOfGuide(file) ?? '/none')))).toEqual([])
  })

  test('has no dead link and no dead anchor', () => {
    const dead = pages.flatMap(({ file, html }) =>
      deadLinks(all(html, / (?:href|src)="([^"]*)"/g), file).map(link => `${file}: ${link}`),
    )
    expect(dead).toEqual([])
  })

  test('has Markdown versions without dead links', () => {
    const dead = files
      .filter(file => file.endsWith('.md') || file.endsWith('.txt'))
      .flatMap(file =>
        deadLinks(all(textOf(file).replaceAll(/^```.*?^```/gms, ''), /\]\(([^)\s]+)\)/g), file)
          .filter(link => !link.startsWith('#'))
          .map(link => `${file}: ${link}`),
      )
    expect(dead).toEqual([])
  })

  test('has no inline script, no inline style and no handler', () => {
    const inline = pages.filter(({ html }) => /<style|<script(?![^>]* src=)|\s(?:style|on[a-z]+)=/.test(html))
    expect(inline.map(({ file }) => file)).toEqual([])
  })

  test('loads nothing from another origin', () => {
    const foreign = pages.flatMap(({ html }) =>
      all(html, /<(?:script|img|link|iframe|source)[^>]* (?:src|href)="([a-z]*:?\/\/[^"]*)"/g),
    )
    const imported = files
      .filter(file => file.endsWith('.css'))
      .filter(file => /@import|url\(/.test(textOf(file)))
    expect([...foreign, ...imported]).toEqual([])
  })

  test('has one main heading on each page, and no id twice', () => {
    const wrong = pages.filter(({ html }) => {
      const ids = all(html, / id="([^"]+)"/g)
      return all(html, /(<h1)/g).length !== 1 || new Set(ids).size !== ids.length
    })
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  test('has each operation in the reference, with a request', () => {
    const reference = pages.filter(({ file }) => file.startsWith('docs/reference/')).map(({ html }) => html)
    const missing = Object.keys(operations).filter(
      name => !reference.some(html => html.includes(`aria-labelledby="${name}"`)),
    )
    expect(missing).toEqual([])
  })

  test('lists each guide in llms.txt with one line', () => {
    const list = textOf('llms.txt')
    expect(list).toMatch(/^# Realname\n\n> .+\n/)
    const missing = sections
      .flatMap(({ guides }) => guides)
      .filter(({ file, about }) => {
        const address = pathOfGuide(file)?.replace(/\/$/, '.md')
        return !list.includes(`](${address}): ${about}\n`)
      })
    expect(missing).toEqual([])
  })
})
