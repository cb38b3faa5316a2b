import { describe, expect, test } from '@jest/globals'
import { documentRefusalNames } from '../../domain/documents.ts'
import { expectRefused, restrictReaders } from './examined-specimens.ts'
import { badSpecimens, goodSpecimens } from './specimens/all.ts'
import { unreported } from './specimens/reported-kinds.ts'

restrictReaders()

describe('a bad file is refused by its reason', () => {
  const rows = unreported(badSpecimens).map(specimen => [specimen.name, specimen.refusal, specimen] as const)
  test.each(rows)('%s: %s', (_, __, specimen) => expectRefused(specimen))
})

describe('the catalogue', () => {
  const every = [...goodSpecimens, ...badSpecimens]

  test('has at least 40 good files and 80 bad ones, each with a name of its own', () => {
    expect(goodSpecimens.length).toBeGreaterThanOrEqual(40)
    expect(badSpecimens.length).toBeGreaterThanOrEqual(80)
    expect(new Set(every.map(({ name }) => name)).size).toBe(every.length)
  })

  test('has a file for every refusal that an examination can end in', () => {
    const reached = new Set(badSpecimens.map(({ refusal }) => refusal))
    expect(documentRefusalNames.filter(refusal => !reached.has(refusal))).toEqual([
      'CHECKSUM_MISMATCH',
      'CHECK_TIMED_OUT',
    ])
  })
})
