import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { operatorAccountView } from '../../../../lambdas/usecases/accounts/account-view.ts'
import { findAccount, readAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { reconcile } from '../../../../lambdas/usecases/workflow/reconcile.ts'
import { notifyOfExpiry } from '../../../../lambdas/usecases/workflow/watch-certificate.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { concluded, recordOf, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const watch = { role: 'system', id: 'watch-certificate' } as const

let world: World
let applicationId: string

async function authenticated(options: Parameters<typeof makeWorld>[0] = {}): Promise<void> {
  world = makeWorld(options)
  applicationId = await submitted(world, erika, {
    name: 'Erika Mustermann',
    certificateNumber: 'C01X00T47',
    expiryDate: '2027-03-31',
  })
  await concluded(world, applicationId, 'APPROVE')
}

const failures: unknown[] = []
const run = () =>
  reconcile(
    world.deps,
    {
      repaired: () => undefined,
      gaveUp: () => undefined,
      failed: error => failures.push(error),
    },
    () => true,
  )

async function noticesAt(...times: string[]): Promise<string[][]> {
  const notices: string[][] = []
  for (const time of times) {
    const before = (await recordOf(world, applicationId)).events.length
    world.time.set(time)
    await run()
    notices.push((await recordOf(world, applicationId)).events.slice(before).map(({ name }) => name))
  }
  return notices
}

const viewed = async () =>
  operatorAccountView(await readAccount(world.deps, operator, 'erika'), world.deps).certificate

beforeEach(() => authenticated())
afterEach(() => {
  expect(failures.splice(0)).toEqual([])
  assertInvariants(world)
})

describe('the watch of certificates', () => {
  test('warns 30 days ahead and announces the expiry on the day after the last valid one, in the zone of the stage', async () => {
    const times = [
      '2027-02-28T15:59:59.000Z',
      '2027-02-28T16:00:00.000Z',
      '2027-03-31T15:59:59.000Z',
      '2027-03-31T16:00:00.000Z',
      '2027-05-01T00:00:00.000Z',
    ]
    expect(await noticesAt(...times)).toEqual([[], ['certificate.expiring'], [], ['certificate.expired'], []])
    expect(await findAccount(world.deps, 'erika')).toMatchObject({ authenticationStatus: 'AUTHENTICATED' })
  })

  test('sends only the last notice if it runs late', async () => {
    expect(await noticesAt('2027-06-01T00:00:00.000Z')).toEqual([['certificate.expired']])
  })

  test('sends each notice once if it runs twice at once', async () => {
    world.time.set('2027-03-15T00:00:00.000Z')
    await Promise.all([run(), run()])
    world.records.beforeNextCommit(() => notifyOfExpiry(world.deps, 'erika', watch))
    world.time.set('2027-04-15T00:00:00.000Z')
    await run()
    const { events } = await recordOf(world, applicationId)
    expect(events.slice(-2).map(({ name }) => name)).toEqual(['certificate.expiring', 'certificate.expired'])
  })

  test('records the notice with the account and in the trail', async () => {
    const account = await findAccount(world.deps, 'erika')
    const count = trailOf(world).length
    const at = '2027-03-15T00:00:00.000Z'
    world.time.set(at)
    expect(await notifyOfExpiry(world.deps, 'erika', watch)).toBe('NOTIFIED')
    expect(await notifyOfExpiry(world.deps, 'erika', watch)).toBe('NOTHING')
    expect(trailOf(world, count)).toStrictEqual([
      {
        accountId: 'erika',
        at,
        actor: watch,
        action: 'account.notify-of-expiry',
        applicationId,
        details: { notice: 'EXPIRING' },
      },
    ])
    expect(await findAccount(world.deps, 'erika')).toStrictEqual({
      ...account,
      certificate: { ...account.certificate, noticed: 'EXPIRING' },
      updatedAt: at,
      version: account.version + 1,
    })
  })

  test('has nothing to do for an account that is unknown, not authenticated, or without an expiry date', async () => {
    await submitted(world, applicant('max'))
    const card = { name: '张三', certificateNumber: '11010519491231002X', longTerm: true } as const
    const zhang = applicant('zhang', 'CN')
    const id = await submitted(world, zhang, card, { certificateType: 'ID_CARD', issuingRegion: 'CN' })
    await concluded(world, id, 'APPROVE')
    const commits = world.records.commits()
    for (const accountId of ['nobody', 'max', 'zhang']) {
      expect(await notifyOfExpiry(world.deps, accountId, watch, 'EXPIRED')).toBe('NOTHING')
    }
    expect(world.records.commits()).toBe(commits)
  })

  test('by the reconciler is recorded as its own, and a failure does not stop the other repairs', async () => {
    world.time.set('2027-03-15T00:00:00.000Z')
    await run()
    expect(trailOf(world).at(-1)?.actor).toEqual(watch)
    world.time.set('2027-04-01T00:00:00.000Z')
    world.records.spoil(applicationId)
    await run()
    expect(failures.splice(0)).toEqual([new Error('an unreadable item')])
  })

  test('revokes the authentication at the expiry, if the stage asks for it', async () => {
    await authenticated({ revokeAtExpiry: true })
    expect(await noticesAt('2027-03-15T00:00:00.000Z', '2027-04-01T00:00:00.000Z')).toEqual([
      ['certificate.expiring'],
      ['certificate.expired', 'application.revoked'],
    ])
    await authenticated({ revokeAtExpiry: true })
    expect(await notifyOfExpiry(world.deps, 'erika', watch, 'EXPIRED')).toBe('NOTIFIED')
    const { application, events } = await recordOf(world, applicationId)
    expect([application.status, events.at(-1)?.details]).toEqual([
      'REVOKED',
      { reasons: [{ code: 'CERTIFICATE_EXPIRED' }] },
    ])
    const account = await findAccount(world.deps, 'erika')
    expect([account.authenticationStatus, account.certificate]).toEqual(['UNAUTHENTICATED', undefined])
  })
})

describe('an authenticated account', () => {
  test('shows its certificate with the status of today', async () => {
    const certificate = {
      type: 'PASSPORT',
      issuingRegion: 'DE',
      maskedNumber: 'C******47',
      expiresOn: '2027-03-31',
    }
    expect(await viewed()).toEqual({ ...certificate, status: 'VALID' })
    world.time.set('2027-03-15T00:00:00.000Z')
    await run()
    expect(await viewed()).toEqual({ ...certificate, status: 'EXPIRING' })
    world.time.set('2027-04-01T00:00:00.000Z')
    expect(await viewed()).toEqual({ ...certificate, status: 'EXPIRED' })
  })

  test('is read by an operator with an entry in the audit trail, because a part of the number is shown', async () => {
    const before = world.records.stored.audit.size
    await readAccount(world.deps, operator, 'erika')
    const trail = [...world.records.stored.audit.values()].slice(before)
    expect(trail).toMatchObject([{ action: 'account.read', actor: { role: 'operator', id: 'operator-1' } }])
  })
})
