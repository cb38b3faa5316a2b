import { beforeEach, describe, expect, test } from '@jest/globals'
import { accountExportSchema } from '../../../contract/account-export.ts'
import { erasureReceiptSchema } from '../../../contract/erasure.ts'
import { exportAccount } from '../../../lambdas/usecases/accounts/export-account.ts'
import { eraseAccount } from '../../../lambdas/usecases/erasure/erase-account.ts'
import { readErasureReceipt } from '../../../lambdas/usecases/erasure/read-erasure-receipt.ts'
import { withdrawConsent } from '../../../lambdas/usecases/erasure/withdraw-consent.ts'
import { listApplications } from '../../../lambdas/usecases/intake/read-applications.ts'
import { listParked, parkApplication } from '../../../lambdas/usecases/workflow/parking.ts'
import { assertInvariants } from '../../support/invariants.ts'
import { applicationOf, concluded, drafted, submitted } from '../../support/walk.ts'
import { renewing } from '../../support/walk-renewals.ts'
import { applicant, makeWorld, operator, type World } from '../../support/world.ts'

const erika = applicant('erika')
const page = { limit: 10 }

let world: World
let rejected: string
let unreadable: string

/** An account with a rejected application and one in review. One of them is unreadable. */
beforeEach(async () => {
  world = makeWorld()
  rejected = await submitted(world, erika)
  await concluded(world, rejected, 'REJECT', [{ code: 'FORGED' }])
  world.time.advance({ minutes: 1 })
  unreadable = await submitted(world, erika)
  world.records.spoil(unreadable)
})

const erase = async () => {
  await eraseAccount(world.deps, operator, 'erika', { reason: 'their wish' })
  return erasureReceiptSchema()
    .strict()
    .parse(await readErasureReceipt(world.deps, 'erika'))
}

describe('an application that can’t be read', () => {
  test('is left out of its account’s list, which shows the others', async () => {
    const { items } = await listApplications(world.deps, 'erika', page)
    expect(items.map(({ applicationId }) => applicationId)).toEqual([rejected])
  })

  test('is omitted from the list of parked applications', async () => {
    const other = await drafted(world, applicant('hans'))
    await parkApplication(world.deps, { applicationId: other, error: 'States.TaskFailed' })
    const spoiled = await drafted(world, applicant('eva'))
    await parkApplication(world.deps, { applicationId: spoiled, error: 'States.TaskFailed' })
    world.records.spoil(spoiled)
    const { items } = await listParked(world.deps, page)
    expect(items.map(({ applicationId }) => applicationId)).toEqual([other])
  })

  test('is named in an export as missing', async () => {
    const handedOut = accountExportSchema().parse(await exportAccount(world.deps, erika))
    expect(handedOut.applications.map(({ applicationId }) => applicationId)).toEqual([rejected])
    expect(handedOut.unreadable).toEqual({ applicationIds: [unreadable], auditEntries: 0 })
  })

  test('is erased by its keys with the rest of its account, and the receipt says so', async () => {
    const receipt = await erase()
    expect(receipt.applications.map(({ applicationId }) => applicationId)).toEqual([rejected])
    expect(receipt.unreadable).toEqual([{ applicationId: unreadable, erasedAt: expect.any(String) }])
    const { vault, inbox } = world.deps.files
    expect([...vault.keys(), ...inbox.keys()]).toEqual([])
    const { certificates, contents, documents } = world.records.stored
    expect([...certificates.values(), ...contents.values()].flatMap(accounts => [...accounts])).toEqual([])
    expect([...documents.values()].filter(({ applicationId }) => applicationId === unreadable)).toEqual([])
    expect(await world.records.account('erika')).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED' })
    assertInvariants(world)
    expect(await erase()).toEqual(receipt)
  })

  test('is examined again by a repeated erasure, for files that a validation stored meanwhile', async () => {
    await erase()
    world.deps.files.vault.set(`${unreadable}/late`, Buffer.from('stored by a validation that ran'))
    await erase()
    expect(world.deps.files.vault.left()).toEqual([])
  })

  test('is erased by a withdrawal of consent, too', async () => {
    await withdrawConsent(world.deps, erika)
    const { unreadable: erased } = await readErasureReceipt(world.deps, 'erika')
    expect(erased).toEqual([{ applicationId: unreadable, erasedAt: expect.any(String) }])
  })

  test('does not restrict its account after its erasure', async () => {
    await erase()
    const again = await drafted(world, erika)
    const { items } = await listApplications(world.deps, 'erika', page)
    expect(items.map(({ applicationId }) => applicationId)).toEqual([again, rejected])
  })
})

describe('an account whose own item can’t be read', () => {
  test.each([
    ['open', () => drafted(world, applicant('hans')), 'WITHDRAWN'],
    [
      'approved',
      async () => {
        const applicationId = await submitted(world, applicant('hans'))
        await concluded(world, applicationId, 'APPROVE')
      },
      'REVOKED',
    ],
  ])('is erased with its %s application, and can be read afterwards', async (_what, reach, status) => {
    await reach()
    world.records.spoilAccount('hans')
    await eraseAccount(world.deps, operator, 'hans', { reason: 'their wish' })
    const receipt = await readErasureReceipt(world.deps, 'hans')
    expect(receipt).toMatchObject({ erasedAt: expect.any(String), applications: [{ status }] })
    const account = await world.records.account('hans')
    expect(account).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED', partnerProgram: false })
    expect(account?.currentApplicationId).toBeUndefined()
    assertInvariants(world)
  })

  test('is erased with an application that can’t be read either', async () => {
    world.records.spoilAccount('erika')
    const receipt = await erase()
    expect(receipt.unreadable).toEqual([{ applicationId: unreadable, erasedAt: expect.any(String) }])
    expect(await world.records.account('erika')).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED' })
    assertInvariants(world)
  })

  test.each(['status', undefined] as const)(
    'is erased with its open renewal if the approved application can’t be read either (readable: %j)',
    async telling => {
      const { standing, applicationId } = await renewing(world, applicant('hans'))
      world.records.spoil(standing)
      world.records.spoilAccount('hans', telling)
      await eraseAccount(world.deps, operator, 'hans', { reason: 'their wish' })
      expect((await applicationOf(world, applicationId)).status).toBe('WITHDRAWN')
      expect(await readErasureReceipt(world.deps, 'hans')).toMatchObject({
        erasedAt: expect.any(String),
        applications: [{ applicationId, personalFieldsErasedAt: expect.any(String) }],
        unreadable: [{ applicationId: standing, erasedAt: expect.any(String) }],
      })
      const account = await world.records.account('hans')
      expect(account).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED' })
      expect(account?.currentApplicationId ?? account?.renewalApplicationId).toBeUndefined()
      assertInvariants(world)
    },
  )
})
