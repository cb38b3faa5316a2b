import { describe, expect, test } from '@jest/globals'
import { missingFiles, namedFiles, namedTests, textOfPage } from '../support/page-references.ts'

const page = textOfPage('docs/rules.md')

/** Each rule's own part of the page. */
const rules = [...page.matchAll(/^## (R\d+): .+\n([\s\S]*?)(?=^## )/gm)].map(([, id = '', text = '']) => ({
  id,
  text,
}))

describe('docs/rules.md', () => {
  test('defines R1 to R15 once each, in order', () => {
    expect(rules.map(({ id }) => id)).toEqual(Array.from({ length: 15 }, (_, index) => `R${index + 1}`))
  })

  test.each(rules)('names the files that implement $id and the tests that hold it', ({ text }) => {
    const [, implementation = ''] = /^- Implemented in (.+)$/m.exec(text) ?? []
    const [, tests = ''] = /^- Tests: (.+)$/m.exec(text) ?? []
    expect(namedFiles(implementation)).not.toEqual([])
    expect(namedTests(tests)).not.toEqual([])
  })

  test('names only files that exist', () => {
    expect(missingFiles(page)).toEqual([])
  })

  test('explains each word of the glossary once, in alphabetical order', () => {
    const [, glossary = ''] = page.split(/^## Glossary$/m)
    const words = [...glossary.matchAll(/^\| ([^|]+?) +\|/gm)].slice(2).map(([, word = '']) => word)
    expect(words).toEqual([...new Set(words)].sort())
  })
})
