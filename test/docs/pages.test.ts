import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { stageSchema } from '../../lib/stage.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const textOf = (path: string) => readFileSync(join(project, path), 'utf8')

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync(join(project, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.md'))
    .map(file => `docs/${file}`),
]

const withoutCode = (text: string) => text.replaceAll(/^```.*?^```/gms, '')

/** The anchors that GitHub makes of a page's headings. */
function anchorsOf(path: string): string[] {
  const headings = [...withoutCode(textOf(path)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading)
  return headings.map(heading =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe.each(pages)('%s', page => {
  const links = [...withoutCode(textOf(page)).matchAll(/\]\((?![a-z]+:)([^)\s]*)\)/g)].map(
    ([, link = '']) => link,
  )

  test('links to files and headings that exist', () => {
    const broken = links.filter(link => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      if (!existsSync(join(project, target))) return true
      return anchor !== undefined && !anchorsOf(target).includes(anchor)
    })
    expect(broken).toEqual([])
  })
})

test('docs/settings.md has a row for each setting of a stage, and for nothing else', () => {
  const rows = [...textOf('docs/settings.md').matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  )
  expect(rows.sort()).toEqual(Object.keys(stageSchema.shape).sort())
})

test('the README is short enough to be read', () => {
  expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(220)
})
