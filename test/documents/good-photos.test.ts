import { describe, expect, test } from '@jest/globals'
import { byName, expectShown, restrictReaders } from './examined-specimens.ts'
import { goodPhotos } from './specimens/all.ts'
import { unreported } from './specimens/reported-kinds.ts'

restrictReaders()

describe('a good photo is accepted; its images are bare JPEGs that show what was drawn, upright', () => {
  test.each(byName(unreported(goodPhotos)))('%s', (_, specimen) => expectShown(specimen))
})

describe('a good photo is the same bytes each time it is made', () => {
  test.each(byName(goodPhotos))('%s', async (_, { make }) => {
    expect(Buffer.compare(await make(), await make())).toBe(0)
  })
})
