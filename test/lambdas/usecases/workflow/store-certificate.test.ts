import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { revokeAuthentication } from '../../../../lambdas/usecases/accounts/revoke-authentication.ts'
import { eraseDueContent } from '../../../../lambdas/usecases/erasure/erase-due-content.ts'
import { reconcile } from '../../../../lambdas/usecases/workflow/reconcile.ts'
import { storeCertificate } from '../../../../lambdas/usecases/workflow/watch-certificate.ts'
import { quietErasure, quietly } from '../../../crash/scenarios/reports.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { concluded, recordOf } from '../../../support/walk.ts'
import { authenticatedBefore, otherPassport, renewing } from '../../../support/walk-renewals.ts'
import { applicant, makeWorld, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const by = { role: 'operator', id: 'ops' } as const

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const account = () => world.records.account('erika')
const store = () => storeCertificate(world.deps, 'erika', by)
const entries = () =>
  [...world.records.stored.audit.values()].filter(({ action }) => action === 'account.store-certificate')

describe('the certificate of an account that an earlier release authenticated', () => {
  test('is stored once, with an entry of the operator’s command, and is watched from then on', async () => {
    const applicationId = await authenticatedBefore(world, erika)
    const before = await account()
    await Promise.all([store(), store()])
    expect(await store()).toBe('NOTHING')
    expect(await account()).toMatchObject({
      ...before,
      updatedAt: world.deps.clock(),
      version: (before?.version ?? 0) + 1,
      certificate: { certificateType: 'PASSPORT', issuingRegion: 'DE', expiresOn: '2031-05-01' },
    })
    expect(entries()).toMatchObject([{ actor: by, accountId: 'erika', applicationId }])
    world.time.set('2031-04-15T00:00:00.000Z')
    await reconcile(world.deps, quietly, () => true)
    expect((await recordOf(world, applicationId)).events.at(-1)?.name).toBe('certificate.expiring')
  })

  test('is not stored if its details have been erased, because nobody knows its date', async () => {
    await authenticatedBefore(world, erika)
    const retention = { images: -1, 'personal-fields': -1 }
    await eraseDueContent({ ...world.deps, retention }, quietErasure, () => true)
    expect(await store()).toBe('ERASED')
    expect([(await account())?.certificate, entries()]).toEqual([undefined, []])
  })

  test('is not stored if the authentication is revoked at the same time', async () => {
    await authenticatedBefore(world, erika)
    world.records.beforeNextCommit(() =>
      revokeAuthentication(world.deps, operator, 'erika', { reason: 'a complaint' }),
    )
    expect(await store()).toBe('NOTHING')
    expect(await account()).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED' })
    expect([(await account())?.certificate, entries()]).toEqual([undefined, []])
  })

  test('is not stored if a renewal replaces it at the same time', async () => {
    const { applicationId } = await renewing(world, erika, otherPassport, authenticatedBefore)
    world.records.beforeNextCommit(() => concluded(world, applicationId, 'APPROVE'))
    expect(await store()).toBe('NOTHING')
    expect(await account()).toMatchObject({
      currentApplicationId: applicationId,
      certificate: { maskedNumber: 'C******48', expiresOn: '2041-05-01' },
    })
    expect(entries()).toEqual([])
  })
})

test('nothing is stored with an account that is not authenticated, or does not exist', async () => {
  expect(await store()).toBe('NOTHING')
  await authenticatedBefore(world, erika)
  await revokeAuthentication(world.deps, operator, 'erika', { reason: 'a complaint' })
  expect(await store()).toBe('NOTHING')
})
