import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { listCertificateAccounts } from '../../../../lambdas/usecases/accounts/list-certificate-accounts.ts'
import { recordingAll } from '../../../crash/outside-calls.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, concluded, drafted, submitted } from '../../../support/walk.ts'
import { applicant, type Dependencies, makeWorld, operator, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const list = (applicationId: string, deps: Dependencies = world.deps) =>
  listCertificateAccounts(deps, operator, applicationId)

const looks = () =>
  [...world.records.stored.audit.values()].filter(
    ({ action }) => action === 'application.read-certificate-accounts',
  )

test('the accounts of a certificate are listed with the status of their application and its time', async () => {
  const first = await submitted(world, applicant('erika'))
  await concluded(world, first, 'APPROVE')
  const second = await submitted(world, applicant('erna'))
  const { endedAt } = await applicationOf(world, first)
  const { submittedAt } = await applicationOf(world, second)
  const items = [
    { accountId: 'erika', applicationId: first, status: 'APPROVED', since: endedAt },
    { accountId: 'erna', applicationId: second, status: 'IN_REVIEW', since: submittedAt },
  ]
  expect(await list(first)).toEqual({ items })
  expect(await list(second)).toEqual({ items })
})

test('an account that lost its place is not listed', async () => {
  const first = await submitted(world, applicant('erika'))
  const second = await submitted(world, applicant('erna'))
  await concluded(world, first, 'REJECT', [{ code: 'FORGED' }])
  const { items } = await list(first)
  expect(items).toMatchObject([{ accountId: 'erna', applicationId: second }])
})

test('a draft has no accounts, and the access is recorded', async () => {
  const applicationId = await drafted(world, applicant('erika'))
  expect(await list(applicationId)).toEqual({ items: [] })
  expect(looks()).toMatchObject([
    { accountId: 'erika', applicationId, actor: { role: 'operator', id: 'operator-1' } },
  ])
})

test('an account with an unreadable application is listed by its id alone', async () => {
  const first = await submitted(world, applicant('erika'))
  const second = await submitted(world, applicant('erna'))
  world.records.spoil(second)
  expect((await list(first)).items).toMatchObject([{ accountId: 'erika' }, { accountId: 'erna' }])
  expect((await list(first)).items[1]).toEqual({ accountId: 'erna' })
})

test('each access is in the audit trail before the accounts are read', async () => {
  const applicationId = await submitted(world, applicant('erika'))
  const calls: string[] = []
  await list(applicationId, recordingAll(world.deps, calls))
  expect(calls).toEqual([
    'records.application',
    'records.commit',
    'records.holdersOf',
    'records.account',
    'records.listed',
  ])
  await list(applicationId)
  expect(looks()).toHaveLength(2)
})

test('the accounts are not shown when the access cannot be recorded', async () => {
  const applicationId = await submitted(world, applicant('erika'))
  world.records.contendNextCommits(100)
  const calls: string[] = []
  expect(await refusalOf(list(applicationId, recordingAll(world.deps, calls)))).toEqual(
    refused('TOO_MANY_REQUESTS'),
  )
  expect(calls).not.toContain('records.holdersOf')
  expect(looks()).toEqual([])
})

test('an unknown application is not found and nothing is recorded', async () => {
  expect(await refusalOf(list('nothing'))).toEqual(refused('NOT_FOUND'))
  expect(world.records.stored.audit.size).toBe(0)
})
