import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { listApplicationsOf } from '../../../../lambdas/usecases/accounts/list-applications-of.ts'
import { recordingAll } from '../../../crash/outside-calls.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { submitted } from '../../../support/walk.ts'
import { applicant, type Dependencies, makeWorld, operator, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const list = (accountId = 'erika', deps: Dependencies = world.deps) =>
  listApplicationsOf(deps, operator, accountId, { limit: 5 })

const looks = () =>
  [...world.records.stored.audit.values()].filter(({ action }) => action === 'account.read-applications')

test('each access of an operator to an account’s applications is in its audit trail before they are read', async () => {
  const applicationId = await submitted(world, applicant('erika'))
  const calls: string[] = []
  const { items } = await list('erika', recordingAll(world.deps, calls))
  expect(items).toMatchObject([{ applicationId, maskedNumber: 'C******47' }])
  expect(calls).toEqual(['records.account', 'records.commit', 'records.applicationIdsOf', 'records.listed'])
  await list()
  expect(looks()).toMatchObject(
    Array.from({ length: 2 }, () => ({ accountId: 'erika', actor: { role: 'operator', id: 'operator-1' } })),
  )
})

test('shows nothing when it cannot be audited', async () => {
  await submitted(world, applicant('erika'))
  world.records.contendNextCommits(100)
  const calls: string[] = []
  const looking = list('erika', recordingAll(world.deps, calls))
  expect(await refusalOf(looking)).toEqual(refused('TOO_MANY_REQUESTS'))
  expect(calls).not.toContain('records.application')
  expect(looks()).toEqual([])
})

test('of an unknown account is not recorded', async () => {
  expect(await refusalOf(list('nobody'))).toEqual(refused('NOT_FOUND'))
  expect(world.records.stored.audit.size).toBe(0)
})
