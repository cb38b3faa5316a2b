import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { documentRefusals } from '../../domain/documents.ts'
import { errorStatuses, fieldCodes } from '../../domain/errors.ts'
import { qualityHints } from '../../domain/quality-hints.ts'
import { decisionReasons } from '../../domain/reasons.ts'

const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')

test.each([
  ['error', Object.keys(errorStatuses)],
  ['field', fieldCodes],
  ['refusal of a file', documentRefusals],
  ['decision', Object.keys(decisionReasons)],
  ['hint', qualityHints],
])('the API guide names every code of: %s', (_, codes) => {
  expect(codes.filter(code => !page.includes(`\`${code}\``))).toEqual([])
})

test('the API guide gives each error code its status', () => {
  const rows = [...page.matchAll(/^\| (\d{3}) +\| ([^|]+)\|/gm)].flatMap(([, status, codes = '']) =>
    [...codes.matchAll(/`(\w+)`/g)].map(([, code]) => [code, Number(status)]),
  )
  expect(Object.fromEntries(rows)).toEqual(errorStatuses)
})
