import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Account } from '../../../../domain/account.ts'
import { without } from '../../../../domain/change.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { eraseUnreadable } from '../../../../lambdas/usecases/erasure/erase-unreadable.ts'
import { mendAccount } from '../../../../lambdas/usecases/erasure/mend-account.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { applicationOf, concluded, drafted, submitted } from '../../../support/walk.ts'
import { authenticated, otherPassport, renewedPassport, renewing } from '../../../support/walk-renewals.ts'
import { applicant, makeWorld, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const by = { role: 'operator', id: 'operator-1' } as const
const later = '2026-11-24T02:00:00.000Z'

let world: World
beforeEach(() => {
  world = makeWorld()
})

async function accountOf(accountId = 'erika'): Promise<Account> {
  const account = await world.records.account(accountId)
  if (account === undefined) throw new Error('no such account')
  return account
}

const holders = () => [...world.records.stored.certificates.values()].map(accounts => [...accounts])

async function rejected(): Promise<string> {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'REJECT', [{ code: 'FORGED' }])
  return applicationId
}

describe('the erasure of an application that can’t be read', () => {
  /** Erases it and returns the account before. */
  async function erased(applicationId: string): Promise<Account> {
    const before = await accountOf()
    world.time.set(later)
    world.records.spoil(applicationId)
    await eraseUnreadable(world.deps, 'erika', applicationId, by)
    expect(await world.records.listed(applicationId)).toEqual({ applicationId, erasedAt: later })
    return before
  }

  const next = (account: Account) => ({ updatedAt: later, version: account.version + 1 })

  test('in review deletes its place and the hashes of its files, and is recorded as such', async () => {
    const applicationId = await submitted(world, erika)
    const count = trailOf(world).length
    const before = await erased(applicationId)
    expect(await accountOf()).toStrictEqual({
      ...without(before, 'currentApplicationId'),
      authenticationStatus: 'UNAUTHENTICATED',
      ...next(before),
    })
    const { certificates, contents } = world.records.stored
    expect([...certificates.keys()]).toEqual([])
    expect([...contents.values()].flatMap(accounts => [...accounts])).toEqual([])
    expect(trailOf(world, count)).toStrictEqual([
      {
        accountId: 'erika',
        at: later,
        actor: by,
        action: 'application.erase-personal-fields',
        applicationId,
        details: { unreadable: true },
      },
    ])
    assertInvariants(world)
  })

  test('in draft touches no place of a certificate', async () => {
    const applicationId = await drafted(world, erika)
    const before = await erased(applicationId)
    expect(await accountOf()).toStrictEqual({
      ...without(before, 'currentApplicationId'),
      authenticationStatus: 'UNAUTHENTICATED',
      ...next(before),
    })
    expect([...world.records.stored.certificates.keys()]).toEqual([])
  })

  test.each([
    ['keeps the place that it shares with the approved one', renewedPassport, [['erika']]],
    ['deletes its own place', otherPassport, [['erika']]],
  ])('beside an approved one %s, and the authentication stays', async (_, fields, places) => {
    const { applicationId } = await renewing(world, erika, fields)
    const before = await erased(applicationId)
    expect(await accountOf()).toStrictEqual({ ...without(before, 'renewalApplicationId'), ...next(before) })
    expect(holders()).toEqual(places)
    assertInvariants(world)
  })

  test.each([
    ['keeps the place that it shares with the renewal', renewedPassport],
    ['deletes its own place', otherPassport],
  ])('that was approved %s, and the account goes on with the renewal', async (_, fields) => {
    const { standing, applicationId } = await renewing(world, erika, fields)
    const before = await erased(standing)
    expect(await accountOf()).toStrictEqual({
      ...without(before, 'certificate', 'renewalApplicationId'),
      authenticationStatus: 'IN_REVIEW',
      currentApplicationId: applicationId,
      ...next(before),
    })
    expect(holders()).toEqual([['erika']])
    assertInvariants(world)
  })

  test('that is none of the present ones leaves the account as it is', async () => {
    const applicationId = await rejected()
    await drafted(world, erika)
    const before = await erased(applicationId)
    expect(await accountOf()).toStrictEqual(before)
  })
})

describe('the erasure of an account', () => {
  test('with a renewal that can’t be read ends the authentication', async () => {
    const { standing, applicationId } = await renewing(world, erika)
    world.records.spoil(applicationId)
    await eraseAccount(world.deps, operator, 'erika', { reason: 'their wish' })
    expect((await applicationOf(world, standing)).status).toBe('REVOKED')
    expect(holders()).toEqual([])
    assertInvariants(world)
  })

  test('with another unreadable application ends the renewal before the authentication', async () => {
    world.records.spoil(await rejected())
    const { standing, applicationId } = await renewing(world, erika)
    const count = trailOf(world).length
    await eraseAccount(world.deps, operator, 'erika', { reason: 'their wish' })
    const ends = trailOf(world, count).filter(({ to }) => to !== undefined)
    expect(ends).toMatchObject([
      { action: 'application.withdraw', applicationId },
      { action: 'application.revoke', applicationId: standing },
    ])
    assertInvariants(world)
  })
})

describe('a mended account', () => {
  interface Case {
    readonly what: string
    /** Makes the applications; returns the ids that the mended account must name. */
    readonly reach: () => Promise<Pick<Account, 'currentApplicationId' | 'renewalApplicationId'>>
    readonly status: Account['authenticationStatus']
    /** The item says nothing of its status and its applications. */
    readonly isSilent?: true
  }

  const spoiled = (applicationId: string) => {
    world.records.spoil(applicationId)
    return applicationId
  }
  const isErased = async (applicationId: string) => {
    await world.records.blank(spoiled(applicationId), later)
  }

  const cases: readonly Case[] = [
    {
      what: 'has no application if it never had one',
      reach: async () => {
        await world.records.blank(await drafted(world, erika), later)
        return {}
      },
      status: 'UNAUTHENTICATED',
      isSilent: true,
    },
    {
      what: 'has its draft',
      reach: async () => ({ currentApplicationId: await drafted(world, erika) }),
      status: 'UNAUTHENTICATED',
    },
    {
      what: 'has its review, readable or not',
      reach: async () => ({ currentApplicationId: spoiled(await submitted(world, erika)) }),
      status: 'IN_REVIEW',
    },
    {
      what: 'has the unreadable review that its item does not name',
      reach: async () => ({ currentApplicationId: spoiled(await submitted(world, erika)) }),
      status: 'UNAUTHENTICATED',
      isSilent: true,
    },
    {
      what: 'is authenticated by its approved application alone',
      reach: async () => ({ currentApplicationId: await authenticated(world, erika) }),
      status: 'AUTHENTICATED',
      isSilent: true,
    },
    {
      what: 'is authenticated by the unreadable application that its item names',
      reach: async () => ({ currentApplicationId: spoiled(await authenticated(world, erika)) }),
      status: 'AUTHENTICATED',
    },
    {
      what: 'names an open renewal beside the approved application',
      reach: async () => {
        const { standing, applicationId } = await renewing(world, erika)
        return { currentApplicationId: standing, renewalApplicationId: applicationId }
      },
      status: 'AUTHENTICATED',
      isSilent: true,
    },
    {
      what: 'names an unreadable renewal beside the approved application',
      reach: async () => {
        const { standing, applicationId } = await renewing(world, erika)
        return { currentApplicationId: standing, renewalApplicationId: spoiled(applicationId) }
      },
      status: 'AUTHENTICATED',
    },
    {
      what: 'names an open renewal beside an unreadable approved application',
      reach: async () => {
        const { standing, applicationId } = await renewing(world, erika)
        return { currentApplicationId: spoiled(standing), renewalApplicationId: applicationId }
      },
      status: 'AUTHENTICATED',
    },
    {
      what: 'does not name an unreadable application that was erased',
      reach: async () => {
        await isErased(await rejected())
        return { currentApplicationId: await authenticated(world, erika) }
      },
      status: 'AUTHENTICATED',
    },
  ]

  test.each(cases)('$what', async ({ reach, status, isSilent }) => {
    const named = await reach()
    const before = world.records.stored.accounts.get('erika')
    world.records.spoilAccount('erika', isSilent ? undefined : 'status')
    world.time.set(later)
    await mendAccount(world.deps, 'erika')
    expect(await accountOf()).toStrictEqual({
      accountId: 'erika',
      partnerProgram: false,
      authenticationStatus: status,
      ...named,
      createdAt: later,
      updatedAt: later,
      version: Number(before?.version) + 1,
    })
  })

  test('is left as it is if it can be read', async () => {
    await renewing(world, erika)
    const before = await accountOf()
    await mendAccount(world.deps, 'erika')
    await mendAccount(world.deps, 'nobody')
    expect(await accountOf()).toStrictEqual(before)
    expect(await world.records.account('nobody')).toBeUndefined()
  })
})
