import { beforeEach, describe, expect, test } from '@jest/globals'
import { readOwnFiles } from '../../../../lambdas/usecases/intake/read-own-files.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { complete, drafted, uploadOf } from '../../../support/walk.ts'
import { applicant, makeWorld, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})

const looks = () =>
  [...world.records.stored.audit.values()].filter(({ action }) => action === 'application.read-files')

describe('an applicant’s look at their own files', () => {
  test('has the pictures of each accepted file, in the certificate’s order, for five minutes', async () => {
    const applicationId = await complete(world, erika)
    const { items } = await readOwnFiles(world.deps, erika, applicationId)
    expect(items.map(({ slot }) => slot)).toEqual(['DATA_PAGE', 'HOLDING'])
    for (const { pages, urlsExpireAt } of items) {
      expect(pages).toHaveLength(1)
      expect(Object.keys(pages[0] ?? {}).sort()).toEqual(['height', 'previewUrl', 'thumbnailUrl', 'width'])
      expect(Date.parse(urlsExpireAt) - Date.parse(world.time.clock())).toBe(300_000)
    }
    expect(JSON.stringify(items)).not.toContain('original')
  })

  test('is recorded before the answer', async () => {
    const applicationId = await complete(world, erika)
    await readOwnFiles(world.deps, erika, applicationId)
    expect(looks()).toMatchObject([{ applicationId, actor: { role: 'applicant', id: 'erika' } }])
    world.records.commit = () => Promise.reject(new Error('not now'))
    await expect(readOwnFiles(world.deps, erika, applicationId)).rejects.toThrow('not now')
  })

  test('leaves out a slot whose file is replaced and not checked yet', async () => {
    const applicationId = await complete(world, erika)
    await requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
    const { items } = await readOwnFiles(world.deps, erika, applicationId)
    expect(items.map(({ slot }) => slot)).toEqual(['DATA_PAGE'])
  })

  test('is empty for a draft without files', async () => {
    expect(await readOwnFiles(world.deps, erika, await drafted(world, erika))).toEqual({ items: [] })
  })
})

test.each([
  ['another applicant', applicant('moritz')],
  ['a reviewer', reviewer],
])('%s finds no files, and leaves no entry', async (_, stranger) => {
  const applicationId = await complete(world, erika)
  expect(await refusalOf(readOwnFiles(world.deps, stranger, applicationId))).toEqual(refused('NOT_FOUND'))
  expect(looks()).toEqual([])
})
