import { describe, expect, test } from '@jest/globals'
import { sha256 } from '../../lambdas/adapters/system.ts'
import { byName, expectShown, restrictReaders } from './examined-specimens.ts'
import { goodPhotos } from './specimens/all.ts'
import { unreported } from './specimens/reported-kinds.ts'

restrictReaders()

/** The hash of each photo that was examined, by its name. */
const made = new Map<string, string>()

describe('a good photo is accepted; its images are bare JPEGs of the drawn picture, upright', () => {
  test.each(byName(unreported(goodPhotos)))('%s', (name, specimen) =>
    expectShown({
      ...specimen,
      make: async () => {
        const bytes = await specimen.make()
        made.set(name, sha256(bytes))
        return bytes
      },
    }),
  )
})

describe('a good photo is the same bytes each time it is made', () => {
  test.each(byName(goodPhotos))('%s', async (name, { make }) => {
    const first = made.get(name) ?? sha256(await make())
    expect(sha256(await make())).toBe(first)
  })
})
