import { describe, expect, test } from '@jest/globals'
import {
  type DocumentContentType,
  documentContentTypes,
  documentRefusalNames,
} from '../../domain/documents.ts'
import { byName, expectDrawn, expectRefused, expectShown, restrictReaders } from './examined-specimens.ts'
import { badSpecimens, goodPhotos } from './specimens/all.ts'
import { specimenNamed } from './specimens/reported-kinds.ts'

restrictReaders()

/** The first of each kind. */
function firstOfEach<Item>(items: readonly Item[], kindOf: (item: Item) => string): Item[] {
  const seen = new Set<string>()
  return items.filter(item => {
    const kind = kindOf(item)
    if (seen.has(kind)) return false
    seen.add(kind)
    return true
  })
}

// This file also runs on the Node version of the functions. It is short and covers everything that depends on
// the runtime.

describe('each decoder returns the drawn picture', () => {
  test.each(byName(firstOfEach(goodPhotos, ({ contentType }) => contentType)))('%s', (_, specimen) =>
    expectShown(specimen),
  )

  test.each([
    'a PDF with a progressive JPEG',
    'a PDF with an image in predicted rows',
    'a PDF in simplified Chinese without its font',
    'a PDF restricted by an owner password, AES-256',
  ])('%s', async name => {
    await expectDrawn(specimenNamed(name))
  })
})

describe('each format is refused for each of its reasons', () => {
  const specimens = firstOfEach(badSpecimens, ({ contentType, refusal }) => `${contentType} ${refusal}`)

  test.each(specimens.map(specimen => [specimen.name, specimen.refusal, specimen] as const))(
    '%s: %s',
    (_, __, specimen) => expectRefused(specimen),
  )

  test('the cases cover every refusal of an examination and every format', () => {
    const reasons = new Set<string>(specimens.map(({ refusal }) => refusal))
    expect(documentRefusalNames.filter(name => !reasons.has(name))).toEqual([
      'CHECKSUM_MISMATCH',
      'CHECK_TIMED_OUT',
    ])
    const types = new Set(specimens.map(({ contentType }) => contentType))
    const known = Object.keys(documentContentTypes) as DocumentContentType[]
    expect(known.filter(type => !types.has(type))).toEqual([])
  })
})
