import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { parkedApplicationPageSchema } from '../../../../contract/parked.ts'
import {
  listParked,
  parkApplication,
  resumeApplication,
} from '../../../../lambdas/usecases/workflow/parking.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { drafted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const error = 'States.TaskFailed'

async function parkedDraft(accountId: string): Promise<string> {
  const applicationId = await drafted(world, applicant(accountId))
  await parkApplication(world.deps, { applicationId, error })
  world.time.advance({ minutes: 1 })
  return applicationId
}

test('is empty if no application is parked', async () => {
  await drafted(world, applicant('erika'))
  expect(await listParked(world.deps, { limit: 5 })).toEqual({ items: [] })
})

test('shows account, time and error of an application, and nothing else', async () => {
  const applicationId = await submitted(world, applicant('erika'))
  await parkApplication(world.deps, { applicationId, error })
  world.records.await(applicationId, { for: 'OPERATOR', attempt: 1, token: 'token' })
  const page = await listParked(world.deps, { limit: 5 })
  expect(page).toEqual({ items: [{ applicationId, accountId: 'erika', since: monday, error }] })
  expect(parkedApplicationPageSchema().parse(page)).toEqual(page)
})

test('is sorted by waiting time, longest first, page by page', async () => {
  const parked = [await parkedDraft('erika'), await parkedDraft('hans'), await parkedDraft('grete')]
  const first = await listParked(world.deps, { limit: 2 })
  const second = await listParked(world.deps, { limit: 2, cursor: first.nextCursor })
  expect([first, second].map(({ items }) => items.map(({ applicationId }) => applicationId))).toEqual([
    parked.slice(0, 2),
    parked.slice(2),
  ])
  expect(second).not.toHaveProperty('nextCursor')
})

test('omits resumed applications that the index still lists, and keeps the cursor', async () => {
  const applicationId = await parkedDraft('erika')
  const resumed = await parkedDraft('hans')
  await resumeApplication(world.deps, { applicationId: resumed })
  const leftovers = {
    ...world.deps.leftovers,
    attentionBefore: async () => ({ items: [resumed, applicationId, 'gone'], nextCursor: 'next' }),
  }
  const { items, nextCursor } = await listParked({ ...world.deps, leftovers }, { limit: 3 })
  expect(items.map(item => item.applicationId)).toEqual([applicationId])
  expect(nextCursor).toBe('next')
})
