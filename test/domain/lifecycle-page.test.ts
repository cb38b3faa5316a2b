import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { lifecyclePage } from '../../docs/diagrams.ts'

test('the page of the lifecycle is the one that the table of transitions draws', () => {
  const page = readFileSync(new URL('../../docs/lifecycle.md', import.meta.url), 'utf8')
  expect(page).toBe(lifecyclePage())
})
