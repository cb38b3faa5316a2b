import { expect, test } from '@jest/globals'
import { eraseDueContent } from '../../lambdas/usecases/erasure/erase-due-content.ts'
import { linesOf, watchAccounts } from '../../ops/watch-expiry.ts'
import { quietErasure } from '../crash/scenarios/reports.ts'
import { assertInvariants } from '../support/invariants.ts'
import { authenticated, authenticatedBefore } from '../support/walk-renewals.ts'
import { applicant, makeWorld, type World } from '../support/world.ts'

const by = { role: 'operator', id: 'ops' } as const

async function* pageOf(...names: string[]) {
  yield names
}

async function worldOf(...names: string[]): Promise<World> {
  const world = makeWorld({ certificateQuota: 10 })
  for (const name of names) await authenticatedBefore(world, applicant(name))
  return world
}

const watch = (world: World, acts: boolean, ...names: string[]) =>
  watchAccounts({ ...world.deps, acts, by }, [pageOf(...names)])

const none = { VALID: 0, EXPIRING: 0, EXPIRED: 0, ERASED: 0, FAILED: 0 }

test('accounts are counted without a change, then watched, and a second run finds none', async () => {
  const world = await worldOf('ann', 'ben')
  await authenticated(world, applicant('eve'))
  const commits = world.records.commits()
  expect(await watch(world, false, 'ann', 'ben', 'eve', 'nobody')).toEqual({ ...none, VALID: 2 })
  expect(world.records.commits()).toBe(commits)
  expect(await watch(world, true, 'ann', 'ben', 'eve', 'nobody')).toEqual({ ...none, VALID: 2 })
  expect(await watch(world, true, 'ann', 'ben', 'eve', 'nobody')).toEqual(none)
  expect(world.records.commits()).toBe(commits + 2)
  assertInvariants(world)
})

test.each([
  ['2031-04-15T00:00:00.000Z', { EXPIRING: 1 }],
  ['2031-05-02T00:00:00.000Z', { EXPIRED: 1 }],
])('on %s the count says what the watch will find', async (time, counts) => {
  const world = await worldOf('ann')
  world.time.set(time)
  expect(await watch(world, true, 'ann')).toEqual({ ...none, ...counts })
})

test('erased details and a damaged account are counted, and the other accounts are watched', async () => {
  const world = await worldOf('ann')
  const retention = { images: -1, 'personal-fields': -1 }
  await eraseDueContent({ ...world.deps, retention }, quietErasure, () => true)
  await authenticatedBefore(world, applicant('ben'))
  await authenticatedBefore(world, applicant('eve'))
  world.records.spoilAccount('ben')
  expect(await watch(world, true, 'ann', 'ben', 'eve')).toEqual({ ...none, ERASED: 1, FAILED: 1, VALID: 1 })
})

test('an error of the database ends the command, and a repetition goes on after the accounts that are watched', async () => {
  const world = await worldOf('ann', 'ben', 'eve')
  world.records.beforeNextCommit(() => {
    world.records.beforeNextCommit(() => {
      throw new Error('AccessDenied')
    })
  })
  await expect(watch(world, true, 'ann', 'ben', 'eve')).rejects.toThrow('AccessDenied')
  expect(await watch(world, true, 'ann', 'ben', 'eve')).toEqual({ ...none, VALID: 2 })
})

test('the report has numbers only', () => {
  expect(linesOf({ ...none, VALID: 2, EXPIRED: 1 })).toEqual([
    '2\twith a valid certificate',
    '1\twith an expired certificate',
  ])
})
