import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { DecisionReason } from '../../../../domain/reasons.ts'
import { putAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { copyOf } from '../../../support/in-memory-items.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, decided, passport, recordOf, resubmitted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const conclude = (applicationId: string, attempt = 1) =>
  concludeReview(world.deps, { applicationId, attempt })

const put = (registrationRegion: string, partnerProgram = false) =>
  putAccount(world.deps, operator, 'erika', { registrationRegion, partnerProgram })

type Outcome = Parameters<typeof decided>[2]

async function decidedAs(
  outcome: Outcome,
  reasons: DecisionReason[] = [],
  fields = passport,
): Promise<string> {
  const applicationId = await submitted(world, erika, fields)
  await decided(world, applicationId, outcome, reasons)
  return applicationId
}

const places = () => [...world.records.stored.certificates.values()].map(holders => [...holders])
const told = async (applicationId: string) =>
  (await recordOf(world, applicationId)).events.map(({ name }) => name)

async function lastAudit(applicationId: string) {
  const { items } = await world.records.auditTrail('erika', { limit: 1 })
  expect(items[0]?.applicationId).toBe(applicationId)
  return items[0]
}

describe('an approval', () => {
  test('authenticates the account and keeps the certificate’s place', async () => {
    const applicationId = await decidedAs('APPROVE')
    world.time.advance({ minutes: 1 })
    expect(await conclude(applicationId)).toEqual({ status: 'APPROVED' })
    const application = await applicationOf(world, applicationId)
    expect(application).toMatchObject({
      status: 'APPROVED',
      appliedDecision: { outcome: 'APPROVE', reasons: [], decidedAt: '2026-11-23T02:01:00.000Z' },
    })
    expect(application).not.toHaveProperty('signal')
    expect(await world.records.account('erika')).toMatchObject({
      authenticationStatus: 'AUTHENTICATED',
      currentApplicationId: applicationId,
    })
    expect(places()).toEqual([['erika']])
    expect((await told(applicationId)).slice(-2)).toEqual(['application.approved', 'account.authenticated'])
    expect(await lastAudit(applicationId)).toMatchObject({
      actor: { role: 'reviewer', id: 'reviewer-1' },
      action: 'application.approve',
    })
  })

  test('R3: holds on the very day of expiry, by Shanghai’s calendar', async () => {
    const applicationId = await decidedAs('APPROVE', [], { ...passport, expiryDate: '2026-11-24' })
    world.time.set('2026-11-24T15:59:59.000Z')
    expect(await conclude(applicationId)).toEqual({ status: 'APPROVED' })
  })

  test.each<[string, () => unknown, DecisionReason[]]>([
    ['R2: the account moved', () => put('FR'), [{ code: 'REGION_MISMATCH' }]],
    [
      'R3: the certificate expired meanwhile',
      () => world.time.set('2026-11-24T16:00:00.000Z'),
      [{ code: 'CERTIFICATE_EXPIRED' }],
    ],
    [
      'R2 and R3: both',
      async () => {
        await put('FR')
        world.time.set('2026-11-24T16:00:00.000Z')
      },
      [{ code: 'REGION_MISMATCH' }, { code: 'CERTIFICATE_EXPIRED' }],
    ],
  ])('becomes a retry with that reason. %s', async (_what, happens, reasons) => {
    const applicationId = await decidedAs('APPROVE', [], { ...passport, expiryDate: '2026-11-24' })
    await happens()
    expect(await conclude(applicationId)).toEqual({ status: 'RETRY_REQUESTED' })
    expect((await applicationOf(world, applicationId)).appliedDecision).toMatchObject({
      outcome: 'REQUEST_RETRY',
      reasons,
    })
    expect(places()).toEqual([[]])
    expect(await lastAudit(applicationId)).toMatchObject({
      actor: { role: 'system', id: 'conclude-review' },
      details: { reasons },
    })
  })

  test('R12: becomes a rejection when the account joined a partner program, even if other rules fail', async () => {
    const applicationId = await decidedAs('APPROVE')
    await put('FR', true)
    expect(await conclude(applicationId)).toEqual({ status: 'REJECTED' })
    expect((await applicationOf(world, applicationId)).appliedDecision).toMatchObject({
      outcome: 'REJECT',
      reasons: [{ code: 'PARTNER_PROGRAM_MEMBER' }],
    })
    expect(places()).toEqual([[]])
  })

  test('R12: becomes a rejection when the account joins at the same time', async () => {
    const applicationId = await decidedAs('APPROVE')
    world.records.beforeNextCommit(() => put('DE', true))
    expect(await conclude(applicationId)).toEqual({ status: 'REJECTED' })
  })

  test('shows the reviewer the decision and its outcome', async () => {
    const applicationId = await decidedAs('APPROVE')
    await put('FR')
    await conclude(applicationId)
    expect(await applicationOf(world, applicationId)).toMatchObject({
      recordedDecision: { outcome: 'APPROVE', reviewerId: 'reviewer-1' },
      appliedDecision: { outcome: 'REQUEST_RETRY' },
    })
  })
})

test('R11: an approval without its place at the certificate is not applied', async () => {
  const tampered = makeWorld()
  const applicationId = await submitted(tampered, erika)
  await decided(tampered, applicationId, 'APPROVE')
  for (const holders of tampered.records.stored.certificates.values()) holders.clear()
  const before = await recordOf(tampered, applicationId)
  expect(await refusalOf(concludeReview(tampered.deps, { applicationId, attempt: 1 }))).toEqual(
    refused('CERTIFICATE_QUOTA_EXCEEDED'),
  )
  expect(await recordOf(tampered, applicationId)).toEqual(before)
})

describe('R14: a retry', () => {
  test('re-opens exactly the subjects of its reasons', async () => {
    const applicationId = await decidedAs('REQUEST_RETRY', [
      { code: 'PHOTO_BLURRED', slot: 'DATA_PAGE' },
      { code: 'NAME_MISMATCH' },
    ])
    const before = await applicationOf(world, applicationId)
    expect(await conclude(applicationId)).toEqual({ status: 'RETRY_REQUESTED' })
    const after = await applicationOf(world, applicationId)
    expect(after.reopened).toEqual({ slots: ['DATA_PAGE'], fields: ['name'] })
    expect(after.currentDocuments).toEqual({ HOLDING: before.currentDocuments.HOLDING })
    expect(after.entered).toEqual(before.entered)
    expect(after.attempt).toBe(1)
    expect(await world.records.account('erika')).toMatchObject({ authenticationStatus: 'RETRY_REQUIRED' })
  })

  test('instead of an approval, by R2, re-opens everything', async () => {
    const applicationId = await decidedAs('APPROVE')
    await put('FR')
    await conclude(applicationId)
    expect(await applicationOf(world, applicationId)).toMatchObject({
      reopened: { slots: ['DATA_PAGE', 'HOLDING'], fields: ['name', 'certificateNumber', 'expiryDate'] },
      currentDocuments: {},
    })
  })

  test('is decided by the reviewer alone, also for a member of a partner program', async () => {
    const applicationId = await decidedAs('REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    await put('FR', true)
    expect(await conclude(applicationId)).toEqual({ status: 'RETRY_REQUESTED' })
  })
})

test('a rejection releases the place and allows the account to start again', async () => {
  const applicationId = await decidedAs('REJECT', [{ code: 'FORGED' }])
  expect(await conclude(applicationId)).toEqual({ status: 'REJECTED' })
  expect(places()).toEqual([[]])
  const account = await world.records.account('erika')
  expect(account?.authenticationStatus).toBe('UNAUTHENTICATED')
  expect(account).not.toHaveProperty('currentApplicationId')
})

describe('concluding again', () => {
  const snapshot = () => copyOf([...world.records.stored.applications, ...world.records.stored.accounts])

  test.each<[Outcome, DecisionReason[], string]>([
    ['APPROVE', [], 'APPROVED'],
    ['REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }], 'RETRY_REQUESTED'],
    ['REJECT', [{ code: 'FORGED' }], 'REJECTED'],
  ])(
    '%s returns the same result, changes nothing and emits no event twice',
    async (outcome, reasons, status) => {
      const applicationId = await decidedAs(outcome, reasons)
      expect(await conclude(applicationId)).toEqual({ status })
      const before = [snapshot(), await told(applicationId), world.records.commits()]
      expect(await conclude(applicationId)).toEqual({ status })
      expect([snapshot(), await told(applicationId), world.records.commits()]).toEqual(before)
    },
  )

  test('at the same time leads to one conclusion', async () => {
    const applicationId = await decidedAs('APPROVE')
    world.records.beforeNextCommit(() => conclude(applicationId))
    expect(await conclude(applicationId)).toEqual({ status: 'APPROVED' })
    expect((await told(applicationId)).filter(name => name === 'application.approved')).toHaveLength(1)
  })

  test('late, when the next attempt is submitted or even decided, answers that the first ended in a retry', async () => {
    const applicationId = await decidedAs('REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    await conclude(applicationId)
    await resubmitted(world, erika, applicationId, { name: 'Erika M' })
    expect(await conclude(applicationId)).toEqual({ status: 'RETRY_REQUESTED' })
    await decided(world, applicationId, 'APPROVE')
    expect(await conclude(applicationId)).toEqual({ status: 'RETRY_REQUESTED' })
    expect((await applicationOf(world, applicationId)).status).toBe('IN_REVIEW')
    expect(await conclude(applicationId, 2)).toEqual({ status: 'APPROVED' })
  })

  test('late, when the retry was withdrawn, answers that it ended in a retry', async () => {
    const applicationId = await decidedAs('REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    await conclude(applicationId)
    await withdrawApplication(world.deps, erika, applicationId)
    expect(await conclude(applicationId)).toEqual({ status: 'RETRY_REQUESTED' })
    expect((await applicationOf(world, applicationId)).signal).toEqual({
      kind: 'WITHDRAWN',
      attempt: 1,
      at: monday,
    })
  })
})

test('an undecided attempt or an unknown application is a failure of the workflow', async () => {
  const applicationId = await submitted(world, erika)
  await expect(conclude(applicationId)).rejects.toThrow('nobody decided')
  await expect(conclude(applicationId, 2)).rejects.toThrow('nobody decided')
  await expect(conclude('nothing')).rejects.toThrow('does not exist')
})
