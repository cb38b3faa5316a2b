import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { auditTrailSchema, operatorAccountSchema } from '../../../../contract/account.ts'
import { operatorAccountView } from '../../../../lambdas/usecases/accounts/account-view.ts'
import { ensureAccount } from '../../../../lambdas/usecases/accounts/ensure-account.ts'
import { findAccount, putAccount, readAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { readAuditTrail } from '../../../../lambdas/usecases/accounts/read-audit-trail.ts'
import { auditEntriesOf, lastAuditEntryOf } from '../../../support/audit-entries.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { concluded, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, operator, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const put = (accountId: string, registrationRegion: string, partnerProgram = false) =>
  putAccount(world.deps, operator, accountId, { registrationRegion, partnerProgram })

test('an operator’s change creates an unknown account', async () => {
  const account = await put('new', 'FR', true)
  expect(operatorAccountSchema().parse(operatorAccountView(account, world.deps))).toEqual({
    accountId: 'new',
    registrationRegion: 'FR',
    authenticationStatus: 'UNAUTHENTICATED',
    eligibility: { eligible: false, reasons: ['PARTNER_PROGRAM_MEMBER'] },
    partnerProgram: true,
  })
  expect(await ensureAccount(world.deps, applicant('new', 'DE'))).toEqual({
    ...account,
    origin: 'ISSUER',
    version: 2,
  })
})

test('an operator’s change sets the facts and keeps status and application', async () => {
  const applicationId = await submitted(world, applicant('erika'))
  await put('erika', 'FR', true)
  expect(await findAccount(world.deps, 'erika')).toMatchObject({
    registrationRegion: 'FR',
    partnerProgram: true,
    authenticationStatus: 'IN_REVIEW',
    currentApplicationId: applicationId,
  })
})

test('an operator’s change is recorded with the facts that were set, and the time of each is kept', async () => {
  const created = world.deps.clock()
  await put('new', 'FR')
  world.time.advance({ minutes: 1 })
  const at = world.deps.clock()
  const account = await put('new', 'US', true)
  expect(account).toStrictEqual({
    accountId: 'new',
    registrationRegion: 'US',
    partnerProgram: true,
    authenticationStatus: 'UNAUTHENTICATED',
    factsAt: { registrationRegion: at, partnerProgram: at },
    createdAt: created,
    updatedAt: at,
    version: 2,
  })
  const every = { accountId: 'new', actor: { role: 'operator', id: 'operator-1' }, action: 'account.put' }
  expect(auditEntriesOf(world)).toStrictEqual([
    { ...every, at: created, details: { registrationRegion: 'FR', partnerProgram: false } },
    { ...every, at, details: { registrationRegion: 'US', partnerProgram: true } },
  ])
})

test('a read of an account is recorded if the account has a part of a certificate number, and not otherwise', async () => {
  const erika = applicant('erika')
  await ensureAccount(world.deps, erika)
  expect(await readAccount(world.deps, operator, 'erika')).toEqual(await findAccount(world.deps, 'erika'))
  expect(auditEntriesOf(world).map(({ action }) => action)).not.toContain('account.read')
  await concluded(world, await submitted(world, erika), 'APPROVE')
  const account = await readAccount(world.deps, operator, 'erika')
  expect(account).toEqual(await findAccount(world.deps, 'erika'))
  expect(lastAuditEntryOf(world)).toStrictEqual({
    accountId: 'erika',
    at: world.deps.clock(),
    actor: { role: 'operator', id: 'operator-1' },
    action: 'account.read',
  })
})

test('an operator does not set the facts of their own account', async () => {
  expect(await refusalOf(put(operator.accountId, 'FR'))).toEqual(refused('OWN_APPLICATION'))
  expect(world.records.stored.accounts.size).toBe(0)
})

test('an operator’s change is not lost in a concurrent change', async () => {
  await ensureAccount(world.deps, applicant('erika'))
  world.records.beforeNextCommit(() => submitted(world, applicant('erika')))
  await put('erika', 'DE', true)
  expect(await findAccount(world.deps, 'erika')).toMatchObject({
    partnerProgram: true,
    authenticationStatus: 'IN_REVIEW',
  })
})

test('an unknown account is not found', async () => {
  expect(await refusalOf(findAccount(world.deps, 'nobody'))).toEqual(refused('NOT_FOUND'))
  expect(await refusalOf(readAuditTrail(world.deps, operator, 'nobody', { limit: 5 }))).toEqual(
    refused('NOT_FOUND'),
  )
})

test('the audit trail has actors and actions, newest first, and no certificate data', async () => {
  await concluded(world, await submitted(world, applicant('erika')), 'APPROVE')
  const trail = await readAuditTrail(world.deps, operator, 'erika', { limit: 100 })
  expect(auditTrailSchema().parse(trail)).toEqual(trail)
  const told = trail.items.toReversed().map(({ action, actor }) => `${actor.role} ${action}`)
  expect(new Set(told)).toEqual(
    new Set([
      'applicant account.create',
      'applicant application.create',
      'applicant document.request',
      'system document.validate',
      'system document.accept',
      'applicant application.submit',
      'reviewer review.claim',
      'reviewer review.decide',
      'reviewer application.approve',
    ]),
  )
  expect(JSON.stringify(trail)).not.toMatch(/C01X00T47|Mustermann|C\*/)
})
