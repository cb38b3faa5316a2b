import { expect, test } from '@jest/globals'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import {
  allApplicationsOf,
  everyApplicationOf,
} from '../../../../lambdas/usecases/records/all-applications.ts'
import { drafted } from '../../../support/walk.ts'
import { renewing } from '../../../support/walk-renewals.ts'
import { applicant, makeWorld } from '../../../support/world.ts'

const erika = applicant('erika')

test('an account has all of its applications, newest first, and those that can’t be read', async () => {
  const world = makeWorld()
  const ids: string[] = []
  for (let count = 0; count < 55; count += 1) {
    const applicationId = await drafted(world, erika)
    await withdrawApplication(world.deps, erika, applicationId)
    world.time.advance({ seconds: 1 })
    ids.unshift(applicationId)
  }
  const [unreadable = '', ...readable] = ids
  world.records.spoil(unreadable)
  const found = await everyApplicationOf(world.records, 'erika')
  expect(found.readable.map(({ application }) => application.applicationId)).toEqual(readable)
  expect(found.unreadable).toEqual([{ applicationId: unreadable }])
})

test('the present application and its renewal are found before the list contains them', async () => {
  const world = makeWorld()
  const { standing, applicationId } = await renewing(world, erika)
  const records = { ...world.records, applicationIdsOf: async () => ({ items: [] }) }
  const ids = (await allApplicationsOf(records, 'erika')).map(({ application }) => application.applicationId)
  expect(ids.toSorted()).toEqual([standing, applicationId].toSorted())
})

test('an account without applications, and one that does not exist, have none', async () => {
  const { records } = makeWorld()
  expect(await everyApplicationOf(records, 'nobody')).toEqual({ readable: [], unreadable: [] })
})
