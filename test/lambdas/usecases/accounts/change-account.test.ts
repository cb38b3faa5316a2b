import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { accountChangedSchema } from '../../../../contract/bus-events.ts'
import { changeAccount } from '../../../../lambdas/usecases/accounts/change-account.ts'
import { putAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { applicationOf, concluded, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, operator, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

interface Told {
  readonly registrationRegion?: string
  readonly partnerProgram?: boolean
}

const minute = (count: number) => new Date(Date.parse(monday) + count * 60_000).toISOString()
const tell = (told: Told, at = monday) => changeAccount(world.deps, { accountId: 'erika', ...told, at })
const account = () => world.records.account('erika')

describe('a report of the account system', () => {
  test('creates an unknown account and is recorded', async () => {
    expect(await tell({ registrationRegion: 'DE' })).toBe('CHANGED')
    expect(await account()).toMatchObject({ registrationRegion: 'DE', partnerProgram: false })
    expect([...world.records.stored.audit.values()]).toMatchObject([
      {
        accountId: 'erika',
        action: 'account.change',
        actor: { role: 'system', id: 'account-system' },
        details: { registrationRegion: 'DE', toldAt: monday },
      },
    ])
  })

  test('changes only the reported facts', async () => {
    const applicationId = await submitted(world, applicant('erika'))
    await tell({ partnerProgram: true })
    expect(await account()).toMatchObject({
      registrationRegion: 'DE',
      partnerProgram: true,
      authenticationStatus: 'IN_REVIEW',
      currentApplicationId: applicationId,
    })
  })

  test('counts at approval (R12): a new member of a partner program is rejected', async () => {
    const applicationId = await submitted(world, applicant('erika'))
    await tell({ partnerProgram: true })
    await concluded(world, applicationId, 'APPROVE')
    expect(await applicationOf(world, applicationId)).toMatchObject({
      status: 'REJECTED',
      appliedDecision: { reasons: [{ code: 'PARTNER_PROGRAM_MEMBER' }] },
    })
  })

  test('counts at approval (R2): an account with a changed region gets a retry', async () => {
    const applicationId = await submitted(world, applicant('erika'))
    await tell({ registrationRegion: 'FR' })
    await concluded(world, applicationId, 'APPROVE')
    expect(await applicationOf(world, applicationId)).toMatchObject({ status: 'RETRY_REQUESTED' })
  })

  test('changes nothing the second time', async () => {
    await tell({ partnerProgram: true })
    const commits = world.records.commits()
    expect(await tell({ partnerProgram: true })).toBe('KNOWN')
    expect(world.records.commits()).toBe(commits)
  })

  test('that arrives late undoes neither a later report nor an operator’s change', async () => {
    await tell({ partnerProgram: true }, minute(-1))
    expect(await tell({ partnerProgram: false, registrationRegion: 'FR' }, minute(-2))).toBe('CHANGED')
    expect(await account()).toMatchObject({ registrationRegion: 'FR', partnerProgram: true })
    await putAccount(world.deps, operator, 'erika', { registrationRegion: 'DE', partnerProgram: false })
    expect(await tell({ partnerProgram: true, registrationRegion: 'FR' }, minute(-1))).toBe('KNOWN')
    expect(await account()).toMatchObject({ registrationRegion: 'DE', partnerProgram: false })
  })

  test('with a time beyond the clock tolerance is refused: it would block later reports', async () => {
    expect(await tell({ partnerProgram: true }, minute(5))).toBe('CHANGED')
    await expect(tell({ partnerProgram: false }, minute(6))).rejects.toThrow('in the future')
  })

  test('from before an erasure does not restore a fact, at any later repetition', async () => {
    await tell({ registrationRegion: 'FR', partnerProgram: true }, minute(-3))
    await tell({ partnerProgram: false }, minute(-2))
    await eraseAccount(world.deps, operator, 'erika', { reason: 'asked for' })
    const erased = await account()
    expect(erased).toMatchObject({ partnerProgram: false, erasure: { at: monday } })
    expect(erased).not.toHaveProperty('registrationRegion')
    for (const at of [minute(-3), minute(-2), minute(-1), monday, minute(-3)])
      expect(await tell({ registrationRegion: 'FR', partnerProgram: true }, at)).toBe('KNOWN')
    expect(await account()).toEqual(erased)
    expect(await tell({ registrationRegion: 'DE' }, minute(1))).toBe('CHANGED')
    expect(await account()).toMatchObject({ registrationRegion: 'DE', erasure: { at: monday } })
    expect(await tell({ registrationRegion: 'FR' }, minute(-1))).toBe('KNOWN')
  })

  test('from before an erasure by a clock ahead does not restore a fact by a repetition either', async () => {
    await tell({ registrationRegion: 'FR' }, minute(4))
    await eraseAccount(world.deps, operator, 'erika', { reason: 'asked for' })
    const erased = await account()
    expect(erased).not.toHaveProperty('registrationRegion')
    for (const at of [minute(4), minute(3)])
      expect(await tell({ registrationRegion: 'FR' }, at)).toBe('KNOWN')
    expect(await account()).toEqual(erased)
    expect(await tell({ registrationRegion: 'DE' }, minute(5))).toBe('CHANGED')
  })

  test('in any order, with repetitions, leads to the same account', async () => {
    const told = fc.record(
      {
        partnerProgram: fc.boolean(),
        registrationRegion: fc.constantFrom('DE', 'FR', 'CN'),
        at: fc.integer({ min: -3, max: 0 }).map(minute),
      },
      { requiredKeys: ['at'] },
    )
    const inOrders = fc
      .array(told, { minLength: 1, maxLength: 6 })
      .chain(all =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
      )
    await fc.assert(
      fc.asyncProperty(inOrders, async orders => {
        const ends = []
        for (const order of orders) {
          world = makeWorld()
          for (const { at, ...facts } of order) await tell(facts, at)
          const end = await account()
          ends.push([end?.partnerProgram, end?.registrationRegion, end?.factsAt])
        }
        expect(ends[1]).toEqual(ends[0])
      }),
      { numRuns: 200 },
    )
  })
})

describe('an account.changed event', () => {
  const event = (detail: object, rest: object = {}) => ({
    'detail-type': 'account.changed',
    time: '2026-11-23T02:00:00Z',
    detail,
    ...rest,
  })

  test('has facts with their time: its own, or the time of the event', () => {
    const detail = { accountId: 'erika', partnerProgram: true }
    expect(accountChangedSchema().parse(event(detail))).toEqual({ ...detail, at: monday })
    const occurredAt = '2026-11-23T10:00:00.123+09:00'
    expect(accountChangedSchema().parse(event({ ...detail, occurredAt }))).toEqual({
      ...detail,
      at: '2026-11-23T01:00:00.123Z',
    })
  })

  test('is accepted without its unknown fields', () => {
    const told = accountChangedSchema().parse(
      event({ accountId: 'erika', partnerProgram: true, name: 'Mustermann' }),
    )
    expect(JSON.stringify(told)).not.toContain('Mustermann')
  })

  test.each([
    ['has no fact', { accountId: 'erika' }],
    ['names no account', { partnerProgram: true }],
    ['names a region that does not exist', { accountId: 'erika', registrationRegion: 'XX' }],
    ['has text in place of a boolean', { accountId: 'erika', partnerProgram: 'yes' }],
    ['has no valid time', { accountId: 'erika', partnerProgram: true, occurredAt: 'today' }],
  ])('that %s is refused', (_what, detail) => {
    expect(accountChangedSchema().safeParse(event(detail)).success).toBe(false)
  })
})
