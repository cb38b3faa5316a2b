import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { generatedPages } from '../../docs/generated-pages.ts'
import { withTables } from '../../docs/tables.ts'

const committed = (file: string) => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8')

test.each(Object.entries(generatedPages()))(
  'docs/%s is current: `npm run docs:pages` changes nothing',
  (file, page) => {
    expect(committed(file)).toBe(page)
  },
)

test.each([
  [
    'api.md',
    [
      'routes',
      'error-codes',
      'field-codes',
      'certificate-types',
      'file-refusals',
      'quality-hints',
      'reasons',
      'scopes',
    ],
  ],
  ['operations.md', ['acceptance-points', 'log-codes', 'metrics', 'first-seen-on-aws']],
  ['rules.md', ['certificate-types', 'certificate-numbers']],
])('docs/%s has its tables', (file, names) => {
  const marked = [...committed(file).matchAll(/^<!-- table: ([\w-]+) -->$/gm)].map(([, name]) => name)
  expect(marked).toEqual(names)
  expect(committed(file).match(/^<!-- end of table -->$/gm)).toHaveLength(names.length)
})

test('a page cannot ask for a table that does not exist', () => {
  expect(() => withTables('<!-- table: nothing -->\n<!-- end of table -->')).toThrow('No such table: nothing')
})
