import { describe, expect, test } from '@jest/globals'
import { missingFiles, namedFiles, namedTests, textOfPage } from '../support/page-references.ts'

const page = textOfPage('docs/threat-model.md')

const letters = [...'STRIDE']

interface Threat {
  readonly id: string
  readonly letter: string
  readonly answer: string
  readonly shown: string
}

const threats: Threat[] = [
  ...page.matchAll(
    /^\| (?<id>[A-Z]{2}-\d+) *\| (?<letter>\w) \|[^|]+\|(?<answer>[^|]+)\|(?<shown>[^|]+)\|$/gm,
  ),
].map(({ groups = {} }) => ({
  id: String(groups.id),
  letter: String(groups.letter),
  answer: String(groups.answer).trim(),
  shown: String(groups.shown).trim(),
}))

/** The part of each flow on the page, with the prefix of its ids. */
const flows = [...page.matchAll(/^### .+ \(([A-Z]{2})\)\n([\s\S]*?)(?=^##)/gm)].map(
  ([, prefix = '', text = '']) => ({ prefix, text }),
)

describe('the threat model', () => {
  test('contains only table rows that these tests can parse', () => {
    const rows = page.match(/^\| [A-Z]{2}-\d+/gm) ?? []
    expect(threats.map(({ id }) => `| ${id}`)).toEqual(rows)
    expect(flows.length).toBeGreaterThanOrEqual(10)
  })

  test('has one threat for each id, under the flow that the id begins with', () => {
    expect(new Set(threats.map(({ id }) => id)).size).toBe(threats.length)
    for (const { prefix, text } of flows) {
      const own = threats.filter(({ id }) => id.startsWith(`${prefix}-`)).map(({ id }) => id)
      expect(text.match(/^\| [A-Z]{2}-\d+/gm)).toEqual(own.map(id => `| ${id}`))
      expect(own).toEqual(own.map((_, index) => `${prefix}-${index + 1}`))
    }
  })

  test.each(flows)('covers all six STRIDE letters for $prefix or gives a reason', ({ prefix, text }) => {
    const seen = threats.filter(({ id }) => id.startsWith(`${prefix}-`)).map(({ letter }) => letter)
    const excused = [...text.matchAll(/^- \*\*([STRIDE])\*\* does not apply: .{20,}/gm)].map(
      ([, letter]) => letter,
    )
    expect([...new Set([...seen, ...excused])].sort()).toEqual([...letters].sort())
  })

  test.each(threats)(
    'has a measure and a test for $id, or a reason for their absence',
    ({ answer, shown }) => {
      expect(answer).toMatch(/.{10,}/)
      if (namedTests(shown).length > 0) return
      expect(shown).toMatch(/^\*\*(accepted|open|untested)\*\*: .{20,}/)
    },
  )

  test('lists exactly the rows marked open as open', () => {
    const [, list = ''] = page.split(/^## Open$/m)
    const named = [...list.matchAll(/^- \*\*([A-Z]{2}-\d+)\*\*/gm)].map(([, id]) => id)
    expect(named).toEqual(threats.filter(({ shown }) => shown.includes('**open**')).map(({ id }) => id))
  })

  test.each(['docs/threat-model.md', 'docs/impact-assessment.md'])(
    'has every threat that %s refers to',
    file => {
      const referred = textOfPage(file).match(/\b[A-Z]{2}-\d+\b/g) ?? []
      const ids = threats.map(({ id }) => id)
      expect(referred.length).toBeGreaterThan(20)
      expect(referred.filter(id => !ids.includes(id))).toEqual([])
    },
  )

  test('names only existing files', () => {
    expect(namedFiles(page).length).toBeGreaterThan(50)
    expect(missingFiles(page)).toEqual([])
  })
})
