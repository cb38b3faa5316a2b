import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import * as z from 'zod'
import { rates, stageDefaults } from '../../domain/policy.ts'
import { stageOf, stageSchema } from '../../lib/stage.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const textOf = (path: string) => readFileSync(join(project, path), 'utf8')

const pages = [
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...['client/README.md', 'examples/express-shop/README.md'],
  ...readdirSync(join(project, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.md') && !file.startsWith('site/'))
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

const codeIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

/** The rows of docs/settings.md: the settings of each, their default values, and their description. */
const settingRows = [...textOf('docs/settings.md').matchAll(/^\| (`[^|]+)\| ([^|]+)\| (.*)\|$/gm)].map(
  ([, names = '', defaults = '', meaning = '']) => ({
    names: codeIn(names),
    defaults: codeIn(defaults).map(code => JSON.parse(code) as unknown),
    meaning,
  }),
)

test('docs/settings.md has a row for each setting of a stage, and for nothing else', () => {
  const rows = settingRows.flatMap(({ names }) => names)
  expect(rows.sort()).toEqual(Object.keys(stageSchema.shape).sort())
})

test('docs/settings.md states the defaults of the policy, and no other value as a default', () => {
  const stage: Readonly<Record<string, unknown>> = stageOf('production', {
    production: { consentDocumentUrl: 'https://operator.test/consent' },
  })
  const stated = Object.fromEntries(
    settingRows.flatMap(({ names, defaults }) => defaults.map((value, index) => [names[index], value])),
  )
  expect(stated).toEqual(Object.fromEntries(Object.keys(stated).map(name => [name, stage[name]])))
  expect(Object.keys(stated)).toEqual(expect.arrayContaining(Object.keys(stageDefaults)))
})

test('docs/settings.md states the ranges that the schema has', () => {
  const ranges = settingRows.flatMap(({ names: [name = ''], meaning }) =>
    [...meaning.matchAll(/\((\d+)–(\d+)\)/g)].map(([, from, to]) => [name, Number(from), Number(to)]),
  )
  const shape: Readonly<Record<string, z.ZodType>> = stageSchema.shape
  expect(ranges.map(([name]) => name)).toContain('draftLifetimeDays')
  for (const [name, minimum, maximum] of ranges) {
    const schema = shape[String(name)] ?? z.never()
    expect([name, z.toJSONSchema(schema)]).toEqual([name, expect.objectContaining({ minimum, maximum })])
  }
})

test('docs/api.md states the rates of the policy', () => {
  const [, section = ''] = textOf('docs/api.md').split(/^## Rates$/m)
  const stated = [...section.matchAll(/\| ([\d,]+) an? (hour|day)\b/g)].map(([, count = '', per]) => ({
    per,
    atMost: Number(count.replace(',', '')),
  }))
  expect(stated).toEqual(Object.values(rates))
})

test('the README is short enough to be read', () => {
  expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(220)
})
